using System.Text;

namespace Alerts.Matching.Text;

/// <summary>A text after Unicode and case folding only: accents and case dropped, one kind of space, hyphen and quote.</summary>
internal static class TextFold
{
    /// <summary>The folded text.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            Append(folded, text, ref i);
        }

        return folded.ToString();
    }

    /// <summary>Whether the folded beginning of <paramref name="text"/> is <paramref name="folded"/>, reaching at least over its first <paramref name="least"/> characters.</summary>
    public static bool StartsWith(ReadOnlySpan<char> text, string folded, int least)
    {
        var own = new StringBuilder(folded.Length + 8);
        var i = 0;
        for (; i < text.Length && (own.Length < folded.Length || i < least); i++)
        {
            Append(own, text, ref i);
        }

        return i >= least && own.Equals(folded);
    }

    private static void Append(StringBuilder folded, ReadOnlySpan<char> text, ref int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c) && i + 1 < text.Length && Rune.TryCreate(c, text[i + 1], out var rune))
        {
            folded.Append(CharFold.Of(rune));
            i++;
            return;
        }

        switch (CharKinds.Of(c))
        {
            case CharKind.Hyphen:
                folded.Append('-');
                break;
            case CharKind.Space when char.IsWhiteSpace(c) || char.IsControl(c):
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                break;
            default:
                folded.Append(c switch
                {
                    '\u2018' or '\u2019' => "'",
                    '\u201C' or '\u201D' or '\u201E' => "\"",
                    < '\u0080' => char.ToLowerInvariant(c).ToString(),
                    _ => CharFold.Of(c),
                });
                break;
        }
    }
}
