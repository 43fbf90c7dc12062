using System.Globalization;
using Alerts.Papers.Entries;
using Alerts.Papers.Fetching;
using Microsoft.Extensions.Options;

namespace Alerts.Papers.Sources;

/// <summary>Hugging Face Daily Papers: one listing a day, in pages (<c>GET /api/daily_papers?date=…&amp;p=…&amp;limit=…</c>).</summary>
internal sealed class HuggingFaceSource(PageFetcher fetcher, IOptions<PapersOptions> options) : IPaperSource, ILatestListing
{
    /// <summary>The name of the HttpClient.</summary>
    public const string Client = "Papers.HuggingFace";

    private const int PageSize = 100;

    /// <summary>No day has had 200 papers; a listing that goes on for 20 pages does not end.</summary>
    private const int MostPages = 20;

    private static readonly FetchPlan Plan = new() { Client = Client, Title = "Hugging Face", FirstWait = TimeSpan.FromSeconds(1) };

    /// <inheritdoc/>
    public string Name => SourceNames.HuggingFace;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken)
    {
        var days = new List<SourceDay>();
        for (var day = window.First; day <= window.Today; day = day.AddDays(1))
        {
            // Who refuses or cannot be reached for one day will not answer for the next: do not go on asking.
            var stopped = days.Count > 0 && days[^1].Outcome is SourceOutcome.Refused or SourceOutcome.Unreachable ? days[^1] : null;
            days.Add(stopped is null ? await ReadDayAsync(day, cancellationToken) : stopped with { Day = day });
        }

        return days;
    }

    /// <inheritdoc/>
    public async Task<SourceDay> ReadLatestAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var latest = await ReadDayAsync(today, cancellationToken);
        for (var back = 1; back < PullWindow.MostDays && latest.Outcome is SourceOutcome.Empty; back++)
            latest = await ReadDayAsync(today.AddDays(-back), cancellationToken);
        return latest;
    }

    private async Task<SourceDay> ReadDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var builder = new PaperBuilder(day);
        var papers = new Dictionary<string, Paper>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 0; page < MostPages; page++)
        {
            var fetched = await fetcher.FetchAsync(Plan, Address(day, page), cancellationToken);
            if (fetched.Failure is { } failure)
                return new SourceDay(day, failure) { Detail = fetched.Detail };

            var answer = JsonAnswer.Read(fetched.Body, Plan.Title);
            if (answer.Problem is { } problem)
                return new SourceDay(day, SourceOutcome.Unreadable) { Detail = problem };

            var known = seen.Count;
            foreach (var draft in answer.Entries)
            {
                // A later page may repeat entries that moved down meanwhile.
                if (!seen.Add(draft.Id ?? draft.Title ?? draft.Broken ?? "") && draft.Id is not null && page > 0)
                    continue;
                if (builder.Build(draft with { Day = day }) is { } paper && !papers.TryAdd(paper.Id, paper))
                    papers[paper.Id] = PaperMerger.Merge([papers[paper.Id], paper]);
            }

            // The end is an empty page, or one that repeats what is known: a server may ignore the page number or cap the size.
            if (answer.Entries.Count == 0 || seen.Count == known)
                return Day(day, papers.Values, builder);
        }

        return new SourceDay(day, SourceOutcome.Unreadable)
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"Hugging Face's listing of {day:yyyy-MM-dd} does not end after {MostPages} pages."),
        };
    }

    private static SourceDay Day(DateOnly day, Dictionary<string, Paper>.ValueCollection papers, PaperBuilder builder)
    {
        if (papers.Count > 0)
            return new SourceDay(day, SourceOutcome.Listed) { Papers = [.. papers], Skipped = builder.Skipped };
        if (builder.Entries > 0)
            return Listings.NoneUsable(day, Plan.Title, builder);

        var when = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? $"on a {day.DayOfWeek}" : "on that day, or not yet";
        return new SourceDay(day, SourceOutcome.Empty) { Detail = $"Hugging Face lists nothing {when}." };
    }

    private Uri Address(DateOnly day, int page) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Value.HuggingFaceUrl.TrimEnd('/')}/api/daily_papers?date={day:yyyy-MM-dd}&p={page}&limit={PageSize}"));
}
