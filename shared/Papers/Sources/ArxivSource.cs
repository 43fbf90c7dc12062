
namespace Alerts.Papers.Sources;

/// <summary>
/// arXiv's new listings of some categories. The feed holds the current listing day only; days that were missed come from the
/// search, by the time of submission (docs/decisions/0103).
/// </summary>
internal sealed class ArxivSource(ArxivFeed feed, ArxivSearch search, TimeProvider time, IReadOnlyList<string> categories) : IPaperSource, ILatestListing
{
    /// <inheritdoc/>
    public string Name => SourceNames.Arxiv;

    /// <summary>The categories listed.</summary>
    public IReadOnlyList<string> Categories => categories;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken)
    {
        var current = await ReadCurrentAsync(window.Today, cancellationToken);
        var days = new List<SourceDay>();

        // On the very first pull nothing was missed, unless there is no listing today: then the last one is what is new.
        var given = window.LastPulled ?? (current.Outcome is SourceOutcome.Empty ? window.First.AddDays(-1) : current.Day.AddDays(-1));
        var missed = Days(Later(given.AddDays(1), window.First), current.Day.AddDays(-1));
        days.AddRange(await ReadMissedAsync(missed, current, cancellationToken));
        days.Add(current);
        return days;
    }

    /// <inheritdoc/>
    public async Task<SourceDay> ReadLatestAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var days = await ReadAsync(new PullWindow(today, null), cancellationToken);
        return days.LastOrDefault(day => day.Outcome is SourceOutcome.Listed) ?? days[^1];
    }

    /// <summary>The current listing, which is yesterday's until arXiv's midnight.</summary>
    private async Task<SourceDay> ReadCurrentAsync(DateOnly latest, CancellationToken cancellationToken)
    {
        var today = ArxivCalendar.Today(time.GetUtcNow());
        today = today < latest ? today : latest;
        var listing = await feed.ReadAsync(categories, today, cancellationToken);
        if (listing.Outcome is not SourceOutcome.Empty || ArxivCalendar.IsWeekend(listing.Day))
            return listing;

        // An empty answer on a business day is not proof of a day without papers: the search has to agree.
        var asked = await search.ReadAsync(categories, listing.Day, listing.Day, earlierDays: 0, cancellationToken);
        return asked.Failure is not null || asked.Papers.Count == 0
            ? Unproven(listing, asked)
            : new SourceDay(listing.Day, SourceOutcome.Listed)
            {
                Papers = asked.Papers,
                Skipped = asked.Skipped,
                Detail = "The listing came empty; these papers are from arXiv's search.",
            };
    }

    private static SourceDay Unproven(SourceDay listing, SearchAnswer asked) => asked.Failure is { } failure
        ? listing with { Outcome = failure, Detail = $"{listing.Detail?.TrimEnd('.')}, and its search could not confirm that: {asked.Detail}" }
        : listing with { Detail = $"{listing.Detail?.TrimEnd('.')}, and its search agrees: a holiday, or not yet." };

    private async Task<IReadOnlyList<SourceDay>> ReadMissedAsync(List<DateOnly> missed, SourceDay current, CancellationToken cancellationToken)
    {
        var business = missed.Where(day => !ArxivCalendar.IsWeekend(day)).ToList();
        if (business.Count == 0)
            return [.. missed.Select(ArxivFeed.Weekend)];
        if (current.Outcome is SourceOutcome.Refused or SourceOutcome.Unreachable)
            return [.. missed.Select(day => current with { Day = day })];

        var asked = await search.ReadAsync(categories, business[0], business[^1], ArxivSearch.DaysFurtherBack, cancellationToken);
        return [.. missed.Select(day => ArxivCalendar.IsWeekend(day) ? ArxivFeed.Weekend(day) : Missed(day, day == business[0], asked))];
    }

    /// <summary>
    /// One missed day. A paper submitted earlier than the first missed day's papers was held back by moderation and announced on
    /// one of the missed days, or was pulled before: it goes with the first, keeping its own day.
    /// </summary>
    private static SourceDay Missed(DateOnly day, bool first, SearchAnswer asked)
    {
        if (asked.Failure is { } failure)
            return new SourceDay(day, failure) { Detail = asked.Detail };

        IReadOnlyList<Paper> papers = [.. asked.Papers.Where(paper => paper.Day == day || (first && paper.Day < day))];
        IReadOnlyList<SkippedEntry> skipped = first ? asked.Skipped : [];
        return papers.Count > 0
            ? new SourceDay(day, SourceOutcome.Listed) { Papers = papers, Skipped = skipped }
            : new SourceDay(day, SourceOutcome.Empty) { Skipped = skipped, Detail = "arXiv's search has nothing for that day: a holiday." };
    }

    private static List<DateOnly> Days(DateOnly from, DateOnly to)
    {
        List<DateOnly> days = [];
        for (var day = from; day <= to; day = day.AddDays(1))
            days.Add(day);
        return days;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
