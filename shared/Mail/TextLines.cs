using System.Text;

namespace Alerts.Mail;

/// <summary>Lines of a text part: prose wrapped, addresses left whole.</summary>
internal static class TextLines
{
    private const int Width = 76;

    public static StringBuilder Line(this StringBuilder text, string line = "") => text.Append(line).Append('\n');

    /// <summary>Wraps at spaces; the first line begins with <paramref name="indent"/>, the others with <paramref name="hanging"/> or the same.</summary>
    public static StringBuilder Wrapped(this StringBuilder text, string prose, string indent = "", string? hanging = null)
    {
        var lead = indent;
        var width = 0;
        foreach (var word in prose.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (width > 0 && width + 1 + word.Length > Width)
            {
                text.Append('\n');
                lead = hanging ?? indent;
                width = 0;
            }

            text.Append(width == 0 ? lead : " ").Append(word);
            width += word.Length + (width == 0 ? lead.Length : 1);
        }

        return text.Append('\n');
    }
}
