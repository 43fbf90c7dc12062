using System.Globalization;
using System.Text;

namespace Alerts.Mail;

/// <summary>Makes strangers' text harmless to lines, headers and reading direction. Markup is the encoder's business.</summary>
public static class SafeText
{
    /// <summary>How many UTF-16 units a text element may have on average.</summary>
    public const int UnitsPerElement = 4;

    private const string Ellipsis = "…";
    private const int LongestUrl = 2_000;

    /// <summary>
    /// Removes what could change the reading of the text around it: bidirectional controls (Unicode TR9 and TR36), other
    /// invisible format characters, control characters and lone surrogates; line breaks and tabs become spaces.
    /// </summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                continue;
            }

            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    if (Rune.IsWhiteSpace(rune))
                    {
                        clean.Append(' ');
                    }

                    break;
                case UnicodeCategory.Format when !IsJoiner(rune):
                case UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    clean.Append(rune);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>One clean line without runs of spaces.</summary>
    public static string Line(string text) =>
        string.Join(' ', Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// At most <paramref name="most"/> text elements, and at most <see cref="UnitsPerElement"/> times as many UTF-16 units
    /// (one element can carry combining marks without end), cut between words where that costs little, with an ellipsis.
    /// </summary>
    public static string Truncate(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var (whole, cut) = Measure(text, most);
        if (whole)
        {
            return text;
        }

        var space = cut == 0 ? -1 : text.LastIndexOf(' ', cut, Math.Min(cut, 20));
        return text[..(space > 0 ? space : cut)].TrimEnd(' ', ',', ';', ':', '-', '.') + Ellipsis;
    }

    /// <summary>A link to a page, or null: only http and https become links, a source's <c>javascript:</c> does not.</summary>
    public static string? Link(string? url) =>
        url is { Length: <= LongestUrl } && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : null;

    /// <summary>Whether all of the text fits; and if not, how many units fit beside the ellipsis.</summary>
    private static (bool Whole, int Cut) Measure(string text, int most)
    {
        var (end, cut) = (0, 0);
        for (var count = 0; end < text.Length; count++)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (count == most || next > most * UnitsPerElement)
            {
                return (false, cut);
            }

            cut = count < most - 1 ? next : cut;
            end = next;
        }

        return (true, end);
    }

    /// <summary>Whether the character shapes its neighbours (Arabic and Indic scripts, emoji sequences) and must stay.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
