using System.Text.RegularExpressions;

namespace Alerts.Evaluation.Collections;

/// <summary>A keyword list that somebody keeps for paper alerts.</summary>
/// <param name="Name">Where it is from.</param>
/// <param name="Keywords">Its keywords.</param>
internal sealed record KeywordList(string Name, IReadOnlyList<string> Keywords);

/// <summary>Reads <c>profiles/*.jsonl</c>.</summary>
internal static partial class KeywordLists
{
    /// <summary>The lists that have keywords.</summary>
    public static IReadOnlyList<KeywordList> Read(string data) =>
    [
        .. JsonLines.Find(Path.Combine(data, "profiles"), "*").SelectMany(JsonLines.Read)
            .Select(line => new KeywordList($"{line.Text("source")} {line.Text("profile")}".Trim(), [.. line.Texts("keywords").SelectMany(Plain).Distinct(StringComparer.OrdinalIgnoreCase)]))
            .Where(list => list.Keywords.Count > 0),
    ];

    /// <summary>A keyword as it is, or the phrases of a query in arXiv's language (<c>ti:"X" OR abs:"X"</c>).</summary>
    private static IEnumerable<string> Plain(string keyword)
    {
        var phrases = ArxivPhrase().Matches(keyword);
        return phrases.Count == 0 ? [keyword.Trim()] : phrases.Select(phrase => phrase.Groups[1].Value);
    }

    [GeneratedRegex(@"\b(?:ti|abs|all):""([^""]+)""")]
    private static partial Regex ArxivPhrase();
}
