using System.Globalization;
using System.Text;

namespace Alerts.Mail;

/// <summary>Makes strangers' text harmless to lines, headers and reading direction. Markup is the encoder's business.</summary>
public static class SafeText
{
    private const string Ellipsis = "…";

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

    /// <summary>At most <paramref name="most"/> text elements, cut between words where that costs little, with an ellipsis.</summary>
    public static string Truncate(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        for (var count = 0; count < most - 1 && end < text.Length; count++)
        {
            end += StringInfo.GetNextTextElementLength(text, end);
        }

        if (end >= text.Length || end + StringInfo.GetNextTextElementLength(text, end) >= text.Length)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', end, Math.Min(end, 20));
        var cut = space > 0 ? space : end;
        return text[..cut].TrimEnd(' ', ',', ';', ':', '-', '.') + Ellipsis;
    }

    /// <summary>Whether the character shapes its neighbours (Arabic and Indic scripts, emoji sequences) and must stay.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;
}
