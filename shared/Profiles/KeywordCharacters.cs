using System.Buffers;
using System.Globalization;

namespace Alerts.Profiles;

/// <summary>The signs before a keyword; a dash of any length is a minus.</summary>
internal static class Signs
{
    /// <summary>What a sign says; <see cref="KeywordRole.Wanted"/> where the character is none.</summary>
    public static KeywordRole RoleOf(char c) => c switch
    {
        '+' or '\uFF0B' => KeywordRole.Required,
        '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' or '\uFF0D' => KeywordRole.Excluded,
        _ => KeywordRole.Wanted,
    };
}

/// <summary>Brackets around a whole line: <c>(ti:"event camera" OR abs:"event camera")</c>.</summary>
internal static class Brackets
{
    /// <summary>Whether the first bracket is closed by the last character.</summary>
    public static bool Enclose(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '(' || text[^1] != ')')
        {
            return false;
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Quotes.Opens(text[i]) && text[i - 1] != '\\' && Quotes.Close(text, i) is >= 0 and var close)
            {
                i = close;
                continue;
            }

            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }
}

/// <summary>Halves of surrogate pairs, which no text should hold.</summary>
internal static class BrokenCharacters
{
    /// <summary>The place of the first; -1 where there is none.</summary>
    public static int First(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (IsBroken(text, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the character there is half of a pair whose other half is missing.</summary>
    public static bool IsBroken(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index]) ? index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}

/// <summary>arXiv categories in keywords: <c>cs.CL</c>, <c>math-ph</c>, or <c>cs</c> and <c>cs.*</c> for an archive.</summary>
internal static class Categories
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");

    /// <summary>Whether a text looks like one.</summary>
    public static bool IsPattern(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return IsName(dot < 0 ? text : text[..dot]) && (dot < 0 || text[(dot + 1)..] is "*" || IsName(text[(dot + 1)..]));
    }

    private static bool IsName(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(Letters);
}

/// <summary>The open ends of words: <c>diffus*</c>.</summary>
internal static class Stars
{
    /// <summary>The index of the first <c>*</c> that is neither an open end, after three letters or more, nor a name's (<c>A*</c>); -1 where all are well.</summary>
    public static int FirstWrong(ReadOnlySpan<char> text)
    {
        var letters = 0;
        for (var i = text.Contains('*') ? 0 : text.Length; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                var ends = i + 1 == text.Length || Separates(text[i + 1]);
                if (!ends || letters is 0 or 2)
                {
                    return i;
                }
            }

            letters = Separates(text[i]) ? 0 : letters + 1;
        }

        return -1;
    }

    private static bool Separates(char c) => c == '-' || Spaces.Contains(c);
}

/// <summary>What can be looked for at all.</summary>
internal static class Searchable
{
    /// <summary>Whether a text without broken characters holds a letter or a digit.</summary>
    public static bool Contains(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]) || IsLetterOrDigit(CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetterOrDigit(UnicodeCategory category) =>
        category is <= UnicodeCategory.OtherLetter or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber);
}
