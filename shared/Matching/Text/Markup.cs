namespace Alerts.Matching.Text;

/// <summary>Letters written as markup: LaTeX's accents and HTML's entities. Each look is bounded, whatever the text.</summary>
internal static class Markup
{
    /// <summary>The longest entity that stands for one letter: <c>&amp;thetasym;</c>.</summary>
    private const int LongestEntity = 10;

    /// <summary>The length of a LaTeX accent up to and with its letter (<c>\"u</c>, <c>\'{e}</c>, <c>\c{c}</c>) at the backslash; 0 where none is.</summary>
    public static int Accent(ReadOnlySpan<char> text, int at)
    {
        var accent = At(text, at + 1);
        var braced = At(text, at + 2) == '{';
        var symbol = accent is '"' or '\'' or '`' or '^' or '~' or '=' or '.';
        var named = accent is 'c' or 'v' or 'u' or 'H' or 'k' or 'r' or 'd' or 'b' && braced && At(text, at + 4) == '}';
        var letter = CharKinds.Of(At(text, at + (braced ? 3 : 2))) is CharKind.Lower or CharKind.Upper;
        return (symbol || named) && letter ? (braced ? 4 : 3) : 0;
    }

    /// <summary>The length of an HTML entity at the ampersand, and its character; 0 where none is.</summary>
    public static int Entity(ReadOnlySpan<char> text, int at, out char decoded)
    {
        decoded = '\0';
        var end = at + 1;
        while (end < text.Length && end - at <= LongestEntity && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#'))
        {
            end++;
        }

        if (At(text, end) != ';' || end - at < 3)
        {
            return 0;
        }

        var result = System.Net.WebUtility.HtmlDecode(text[at..(end + 1)].ToString());
        decoded = result[0];
        return result.Length == 1 ? end + 1 - at : 0;
    }

    private static char At(ReadOnlySpan<char> text, int index) => (uint)index < (uint)text.Length ? text[index] : '\0';
}
