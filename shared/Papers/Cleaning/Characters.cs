using System.Buffers;
using System.Globalization;
using System.Text;

namespace Alerts.Papers.Cleaning;

/// <summary>The characters themselves: one kind of space, nothing invisible, composed form (NFC).</summary>
internal static class Characters
{
    /// <summary>
    /// More marks than any script stacks on one letter. Longer runs are decoration, and would make normalising them slow
    /// (Unicode's own limit for safe streams is 30, UAX #15).
    /// </summary>
    private const int MostMarks = 8;

    private static readonly SearchValues<char> NeedsNoWork =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(c => (char)c)]);

    /// <summary>Tidies the characters and trims the ends.</summary>
    public static string Tidy(string text)
    {
        var span = text.AsSpan();
        if (!span.ContainsAnyExcept(NeedsNoWork) && !span.Contains("  ", StringComparison.Ordinal))
            return text.Trim(' ');

        var output = new StringBuilder(text.Length);
        var marks = 0;
        for (var i = 0; i < span.Length; i++)
        {
            var c = span[i];
            if (c is > ' ' and < '\x7f')
            {
                output.Append(c);
                marks = 0;
            }
            else if (char.IsWhiteSpace(c))
            {
                if (output.Length > 0 && output[^1] != ' ')
                    output.Append(' ');
                marks = 0;
            }
            else if (char.IsSurrogate(c))
            {
                if (i + 1 < span.Length && char.IsSurrogatePair(c, span[i + 1]))
                {
                    if (!IsNoise(new Rune(c, span[i + 1])))
                        output.Append(c).Append(span[i + 1]);
                    i++;
                    marks = 0;
                }
            }
            else if (!IsInvisible(span, i, output))
            {
                AppendLetter(output, c, ref marks);
            }
        }

        if (output.Length > 0 && output[^1] == ' ')
            output.Length--;
        var tidy = output.ToString();
        return tidy.IsNormalized(NormalizationForm.FormC) ? tidy : tidy.Normalize(NormalizationForm.FormC);
    }

    private static void AppendLetter(StringBuilder output, char c, ref int marks)
    {
        var mark = char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
        marks = mark ? marks + 1 : 0;
        if (marks > MostMarks)
            return;

        // Ligatures come from copied PDFs; a search for "efficient" must find them.
        _ = c switch
        {
            'ﬀ' => output.Append("ff"),
            'ﬁ' => output.Append("fi"),
            'ﬂ' => output.Append("fl"),
            'ﬃ' => output.Append("ffi"),
            'ﬄ' => output.Append("ffl"),
            _ => output.Append(c),
        };
    }

    private static bool IsInvisible(ReadOnlySpan<char> text, int at, StringBuilder output)
    {
        var c = text[at];
        if (c is '\u200C' or '\u200D')
        {
            // Joiners carry meaning inside Indic and Arabic words and emoji, and none beside Latin letters.
            return output.Length == 0 || output[^1] < '\u0300' || at + 1 == text.Length || text[at + 1] < '\u0300';
        }

        return c is >= '\uFDD0' and <= '\uFDEF' or '\uFFFE' or '\uFFFF' or '\uFFFD'
            || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
    }

    /// <summary>Tags and the last two code points of every plane, which no text uses.</summary>
    private static bool IsNoise(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xE0000 and <= 0xE0FFF;
}
