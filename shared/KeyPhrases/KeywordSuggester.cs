using Alerts.KeyPhrases.Local;
using Alerts.Profiles;

namespace Alerts.KeyPhrases;

/// <summary>From a text, a stranger's abstract or one's own, the keywords worth following.</summary>
public static class KeywordSuggester
{
    /// <summary>A keyword that more papers have than this share floods its reader.</summary>
    public const double Flood = 0.25;

    private const int CandidatesForOne = 2;

    /// <summary>
    /// Suggests profile lines: those that recent papers have come first, the rarest of them foremost; then those that none has. What
    /// floods is left out, and so is a line that a better one contains and that finds the same papers.
    /// </summary>
    /// <param name="title">The text's title; empty where there is none.</param>
    /// <param name="text">The text.</param>
    /// <param name="share">The share of recent papers that a keyword hits, 0–1.</param>
    /// <param name="limit">How many lines at most.</param>
    public static IReadOnlyList<string> Suggest(string title, string text, Func<Keyword, double> share, int limit)
    {
        var known = new HashSet<Keyword>();
        var suggested = new List<(string Line, double Share)>();
        foreach (var phrase in LocalKeyPhraseExtractor.Extract(title, text, limit * CandidatesForOne))
        {
            var line = Plain(phrase);
            if (!IsGeneric(line) && Parse(line) is { } keyword && known.Add(keyword) && share(keyword) is var hits && hits <= Flood
                && !suggested.Exists(other => Contains(other.Line, line) && other.Share.Equals(hits)))
            {
                suggested.Add((line, hits));
            }
        }

        return [.. suggested.OrderBy(one => one.Share <= 0).ThenBy(one => one.Share).Select(one => one.Line).Take(limit)];
    }

    /// <summary>Small letters, but for words that are written otherwise on purpose: <c>GPT-4</c>, <c>BERTScore</c>.</summary>
    private static string Plain(string phrase) => string.Join(' ', phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Skip(1).Any(char.IsUpper) || word.Any(char.IsDigit) ? word : word.ToLowerInvariant()));

    /// <summary>The line as a keyword, if it is one that only asks for its words.</summary>
    private static Keyword? Parse(string line) =>
        Keyword.TryParse(line, out var keyword, out _) && keyword is { Role: KeywordRole.Wanted, Weight: 1, Alternatives: [{ Field: KeywordField.Any }] }
            ? keyword
            : null;

    private static bool IsGeneric(string line) => line.Split(' ', '-')
        .All(word => (WordScanner.Classify(word) & (WordClass.Generic | WordClass.Weak | WordClass.Break)) != 0);

    private static bool Contains(string longer, string shorter) => $" {longer} ".Contains($" {shorter} ", StringComparison.Ordinal);
}
