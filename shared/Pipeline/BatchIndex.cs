using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Pipeline;

/// <summary>A batch ready to be matched: indexed, with what each paper had before.</summary>
/// <param name="papers">The papers of the batch.</param>
/// <param name="rarity">The batch's snapshot.</param>
public sealed class BatchIndex(IReadOnlyList<BatchPaper> papers, RarityStatistic rarity)
{
    private readonly Matcher _matcher = new(PaperIndex.Build([.. papers.Select(item => item.Paper)], rarity));

    private readonly KeywordCache _keywords = new();

    private readonly Dictionary<string, PaperFilters> _before = papers
        .Where(item => item.Before is not null)
        .ToDictionary(item => item.Paper.Id, item => item.Before!, StringComparer.Ordinal);

    /// <summary>
    /// The papers above the subscriber's threshold that pass their filters, best first. A paper that joined the batch again counts for
    /// those alone whose filters did not accept it before.
    /// </summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="isNew">Whether they are new here: nothing was ever matched for them before.</param>
    public IReadOnlyList<Match> Match(Subscriber subscriber, bool isNew)
    {
        var profile = KeywordProfile.Parse(subscriber.Id, subscriber.Keywords, _keywords).Profile;
        var delivery = subscriber.Delivery;
        return [.. _matcher.Match(profile, new MatchOptions(delivery.Threshold, int.MaxValue)).Where(match =>
            delivery.Accepts(match.Paper.Sources, match.Paper.Categories)
            && (isNew || !_before.TryGetValue(match.Paper.Id, out var before) || !delivery.Accepts(before.Sources, before.Categories)))];
    }
}
