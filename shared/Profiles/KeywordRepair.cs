using System.Buffers;

namespace Alerts.Profiles;

/// <summary>Lines as they were likely meant.</summary>
internal static class KeywordRepair
{
    /// <summary>Characters that turn the direction of what follows: an error's text is shown among other text.</summary>
    private static readonly SearchValues<char> Directions = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The line, safe to be shown; null when it cannot be read either.</summary>
    public static string? Offer(string line)
    {
        var text = line.AsSpan().ContainsAny(Directions) ? string.Concat(line.Where(c => !Directions.Contains(c))) : line;
        var repaired = Spaces.Collapse(text);
        return KeywordParser.Parse(repaired, 1, offerRepair: false).Keyword is null ? null : repaired;
    }

    /// <summary>Without half surrogate pairs.</summary>
    public static string WithoutBrokenCharacters(string line) => string.Concat(line.Where((_, i) => !BrokenCharacters.IsBroken(line, i)));

    /// <summary>Without quotes.</summary>
    public static string WithoutQuotes(string line) => string.Concat(line.Where(c => !Quotes.IsQuote(c)));

    /// <summary><c>category:cs CL</c>, <c>category:cs/CL</c> and <c>category:cs*</c> were likely meant as <c>cs.CL</c> and <c>cs.*</c>.</summary>
    public static string? Category(string line, string text)
    {
        var name = text.TrimEnd('.').Replace(". ", ".", StringComparison.Ordinal).Replace(' ', '.').Replace('/', '.').Replace(':', '.');
        name = name.EndsWith('*') && !name.EndsWith(".*", StringComparison.Ordinal) ? name[..^1] + ".*" : name;
        return Categories.IsPattern(name) ? line.Replace(text, name, StringComparison.Ordinal) : null;
    }
}
