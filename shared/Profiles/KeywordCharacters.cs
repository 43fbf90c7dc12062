using System.Text;

namespace Alerts.Profiles;

/// <summary>The kinds of quotes that people and word processors write.</summary>
internal static class Quotes
{
    public static bool Opens(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\uFF02';

    public static bool Closes(char opened, char c) =>
        opened is '"' or '\uFF02' ? c is '"' or '\uFF02' : c is '"' or '\u201C' or '\u201D' or '\u00BB';

    public static string Remove(string line) =>
        string.Concat(line.Where(c => !Opens(c) && c != '\u00BB'));
}

/// <summary>Spaces of all kinds become one plain space.</summary>
internal static class Spaces
{
    public static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!KeywordParser.IsSpace(c))
            {
                result.Append(c);
            }
            else if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.Length > 0 && result[^1] == ' ' ? result.ToString(0, result.Length - 1) : result.ToString();
    }
}

/// <summary>Halves of surrogate pairs, which no text should hold.</summary>
internal static class BrokenCharacters
{
    public static int First(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    public static string Remove(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar)
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }
}

/// <summary>arXiv categories in keywords: <c>cs.CL</c>, <c>math-ph</c>, or <c>cs</c> and <c>cs.*</c> for an archive.</summary>
internal static class Categories
{
    public static bool IsPattern(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var archive = dot < 0 ? text : text[..dot];
        var subject = dot < 0 ? "*" : text[(dot + 1)..];
        return archive.Length > 0 && archive.All(c => char.IsAsciiLetter(c) || c == '-')
            && (subject == "*" || (subject.Length > 0 && subject.All(c => char.IsAsciiLetter(c) || c == '-')));
    }

    /// <summary><c>category:cs CL</c> and <c>category:cs/CL</c> were likely meant as <c>cs.CL</c>.</summary>
    public static string? Repair(string line, string text)
    {
        var repaired = text.TrimEnd('.').Replace(". ", ".", StringComparison.Ordinal).Replace(' ', '.').Replace('/', '.').Replace(':', '.');
        return IsPattern(repaired) ? line.Replace(text, repaired, StringComparison.Ordinal) : null;
    }
}

/// <summary>The open ends of words: <c>diffus*</c>.</summary>
internal static class Stars
{
    /// <summary>The least letters before a <c>*</c>. A single letter with a star is a name (<c>A*</c>), not an open end.</summary>
    public const int LeastLetters = 3;

    /// <summary>The index of the first <c>*</c> that is neither an open end nor a name's; null where all are well.</summary>
    public static int? FirstWrong(string text)
    {
        var letters = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                var ends = i + 1 == text.Length || text[i + 1] is ' ' or '-';
                if (!ends || letters is 0 or 2)
                {
                    return i;
                }
            }

            letters = text[i] is ' ' or '-' ? 0 : letters + 1;
        }

        return null;
    }

    public static string Repair(string line) => line.Replace("*", "", StringComparison.Ordinal);
}
