using System.Globalization;
using System.Xml;
using Alerts.Papers.Entries;
using Alerts.Papers.Fetching;
using Microsoft.Extensions.Options;

namespace Alerts.Papers.Sources;

/// <summary>What the search gave, or why it gave nothing.</summary>
internal sealed record SearchAnswer(IReadOnlyList<Paper> Papers, IReadOnlyList<SkippedEntry> Skipped, SourceOutcome? Failure = null, string? Detail = null);

/// <summary>
/// arXiv's search (<c>GET {api}/api/query</c>), asked for what was submitted for some listing days. Pages come in the order of
/// submission, so that papers submitted meanwhile do not move the pages.
/// </summary>
internal sealed class ArxivSearch(PageFetcher fetcher, ArxivPace pace, IOptions<PapersOptions> options)
{
    /// <summary>Moderation holds a paper for up to four days: so many business days further back a missed day is asked for.</summary>
    public const int DaysFurtherBack = 3;

    private const int PageSize = 500;

    /// <summary>The search gives no more than 30,000 entries of one query.</summary>
    private const int MostPages = 60;

    /// <summary>arXiv's search is known to answer with an empty page now and then; it is asked again this often.</summary>
    private const int MostEmptyPages = 3;

    /// <summary>The papers whose submission falls into the days' windows, each on the day that the schedule gives it.</summary>
    public async Task<SearchAnswer> ReadAsync(
        IReadOnlyList<string> categories, DateOnly first, DateOnly last, int earlierDays, CancellationToken cancellationToken)
    {
        var builder = new PaperBuilder(last);
        List<Paper> papers = [];
        var start = 0;
        var empty = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var fetched = await fetcher.FetchAsync(ArxivFeed.Plan(pace), Address(categories, first, last, earlierDays, start), cancellationToken);
            if (fetched.Failure is { } failure)
                return new SearchAnswer([], [], failure, fetched.Detail);

            var (feed, count, problem) = await ReadPageAsync(fetched.Body, builder, papers, cancellationToken);
            if (problem is not null)
                return new SearchAnswer([], [], SourceOutcome.Unreadable, problem);

            start += count;
            if (feed!.Total is { } total ? start >= total : count < PageSize)
                return Answer(papers, builder);
            if (count == 0 && ++empty == MostEmptyPages)
                return new SearchAnswer([], [], SourceOutcome.Unreadable, EmptyPage(start, feed.Total ?? 0));
        }

        return new SearchAnswer([], [], SourceOutcome.Unreadable, "arXiv's search does not come to an end.");
    }

    private static SearchAnswer Answer(List<Paper> papers, PaperBuilder builder)
    {
        if (papers.Count > 0 || builder.Entries == 0)
            return new SearchAnswer(PaperMerger.MergeAll(papers), builder.Skipped);
        var none = Listings.NoneUsable(default, "arXiv", builder);
        return new SearchAnswer([], none.Skipped, none.Outcome, none.Detail);
    }

    private static async Task<(AtomFeed? Feed, int Count, string? Problem)> ReadPageAsync(
        ReadOnlyMemory<byte> body, PaperBuilder builder, List<Paper> papers, CancellationToken cancellationToken)
    {
        var count = 0;
        string? said = null;
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            var feed = await AtomFeed.ReadAsync(
                stream,
                entry =>
                {
                    count++;
                    said ??= ArxivEntry.Error(entry);
                    if (said is null && builder.Build(ArxivEntry.Read(entry)) is { } paper)
                        papers.Add(paper);
                },
                cancellationToken);
            return (feed, count, said is null ? null : $"arXiv's search refuses the query: {said.TrimEnd('.')}.");
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            return (null, count, ArxivFeed.Problem(e));
        }
    }

    private Uri Address(IReadOnlyList<string> categories, DateOnly first, DateOnly last, int earlierDays, int start)
    {
        var from = ArxivCalendar.Submissions(first, earlierDays).From;
        var to = ArxivCalendar.Submissions(last).To;

        // An archive's name (cs) stands for all its subjects (cs.*); archives without subjects (hep-th) are both.
        var any = string.Join("+OR+", categories.Select(c => c.Contains('.', StringComparison.Ordinal) ? $"cat:{c}" : $"cat:{c}+OR+cat:{c}.*"));
        return new Uri(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Value.ArxivApiUrl.TrimEnd('/')}/api/query?search_query=({any})+AND+submittedDate:[{from:yyyyMMddHHmm}+TO+{to:yyyyMMddHHmm}]"
                + $"&start={start}&max_results={PageSize}&sortBy=submittedDate&sortOrder=ascending"));
    }

    private static string EmptyPage(int start, int total) => string.Create(
        CultureInfo.InvariantCulture, $"arXiv's search counts {total:N0} papers and stops giving them after {start:N0}.");
}
