using Alerts.KeyPhrases;
using Alerts.Matching;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>From a text, a stranger's abstract or one's own, the keywords worth following. Stores nothing.</summary>
public sealed class SuggestService(PreviewIndex index)
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public const int LongestText = 20_000;

    private const int Days = 7;
    private const int Candidates = 24;
    private const int Most = 12;

    /// <summary>Profile lines: rarest useful first, those that no recent paper has last; what floods is left out.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string text, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync(Days, cancellationToken);
        var total = papers.Days.Sum(day => day.Papers.Count);
        return [.. LocalKeyPhraseExtractor.Extract("", text, Candidates)
            .Select(phrase => phrase.Replace("\"", "", StringComparison.Ordinal).Trim())
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(phrase => (Phrase: phrase, Hits: Hits(papers.Matcher, phrase)))
            .Where(candidate => candidate.Hits is { } hits && (hits * 4 <= total || total == 0))
            .OrderBy(candidate => candidate.Hits is 0)
            .ThenBy(candidate => candidate.Hits)
            .Select(candidate => candidate.Phrase)
            .Take(Most)];
    }

    /// <summary>How many recent papers have the phrase; null when it is no plain keyword.</summary>
    private static int? Hits(Matcher matcher, string phrase) =>
        Keyword.TryParse(phrase, out var keyword, out _)
        && keyword is { Role: KeywordRole.Wanted, Alternatives: [{ Field: KeywordField.Any }] }
            ? matcher.Match(new KeywordProfile("suggest", [keyword]), MatchOptions.Everything).Count
            : null;
}
