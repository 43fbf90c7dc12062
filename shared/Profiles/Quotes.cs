namespace Alerts.Profiles;

/// <summary>The kinds of quotes that people and word processors write.</summary>
internal static class Quotes
{
    /// <summary>All of them.</summary>
    public const string All = "\"\u201C\u201D\u201E\u00AB\u00BB\uFF02";

    /// <summary>Whether a character is a quote of some kind.</summary>
    public static bool IsQuote(char c) => c == '"' || (c >= '\u00AB' && All.Contains(c, StringComparison.Ordinal));

    /// <summary>Whether a character may open a quoted keyword.</summary>
    public static bool Opens(char c) => c != '\u00BB' && IsQuote(c);

    /// <summary>Whether a character must be written with a backslash between quotes.</summary>
    public static bool NeedsBackslash(char c) => c is '\\' or '"' or '\uFF02';

    /// <summary>The place of the quote that closes the one at <paramref name="open"/>; -1 where none does.</summary>
    public static int Close(ReadOnlySpan<char> text, int open)
    {
        var plain = text[open] is '"' or '\uFF02';
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && NeedsBackslash(text[i + 1]))
            {
                i++;
            }
            else if (plain ? text[i] is '"' or '\uFF02' : text[i] is '"' or '\u201C' or '\u201D' or '\u00BB')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What stands between quotes, its backslashes resolved.</summary>
    public static string Unescape(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
        {
            return Spaces.Collapse(text);
        }

        Span<char> result = stackalloc char[Keyword.MaxLength];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            i += text[i] == '\\' && i + 1 < text.Length && NeedsBackslash(text[i + 1]) ? 1 : 0;
            result[length++] = text[i];
        }

        return Spaces.Collapse(result[..length]);
    }
}
