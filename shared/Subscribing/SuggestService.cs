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
    private const int Most = 12;

    /// <summary>Profile lines: rarest useful first, those that no recent paper has last; what floods is left out.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string text, CancellationToken cancellationToken)
    {
        var papers = await index.GetAsync(Days, cancellationToken);
        var total = papers.Indexed;
        return KeywordSuggester.Suggest("", text, keyword => total == 0 ? 0 : (double)Hits(papers.Matcher, keyword) / total, Most);
    }

    /// <summary>How many recent papers have the keyword.</summary>
    private static int Hits(Matcher matcher, Keyword keyword) =>
        matcher.Match(new KeywordProfile("suggest", [keyword]), MatchOptions.Everything).Count;
}
