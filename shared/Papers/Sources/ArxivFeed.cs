using System.Net;
using System.Xml;
using Alerts.Papers.Entries;
using Alerts.Papers.Fetching;
using Microsoft.Extensions.Options;

namespace Alerts.Papers.Sources;

/// <summary>arXiv's current listing: <c>GET {feed}/atom/cs.CL+cs.LG</c>, made anew at midnight Eastern.</summary>
internal sealed class ArxivFeed(PageFetcher fetcher, ArxivPace pace, IOptions<PapersOptions> options)
{
    /// <summary>The name of the HttpClient of everything at arXiv.</summary>
    public const string Client = "Papers.Arxiv";

    /// <summary>
    /// The listing that is current on <paramref name="today"/> (arXiv's date). Its day is the one that its entries name; an
    /// empty one is of <paramref name="today"/>.
    /// </summary>
    public async Task<SourceDay> ReadAsync(IReadOnlyList<string> categories, DateOnly today, CancellationToken cancellationToken)
    {
        var address = new Uri($"{options.Value.ArxivFeedUrl.TrimEnd('/')}/atom/{string.Join('+', categories)}");
        var fetched = await fetcher.FetchAsync(Plan(pace), address, cancellationToken);
        if (fetched.Status is HttpStatusCode.NotFound)
            return Nothing(today);
        if (fetched.Failure is { } failure)
            return new SourceDay(today, failure) { Detail = fetched.Detail };

        var builder = new PaperBuilder(today);
        List<Paper> papers = [];
        DateOnly? listed = null;
        try
        {
            using var stream = new MemoryStream(fetched.Body.ToArray(), writable: false);
            var feed = await AtomFeed.ReadAsync(
                stream,
                entry =>
                {
                    var day = ArxivEntry.ListingDay(entry);
                    listed = day > listed || listed is null ? day : listed;
                    if (!ArxivEntry.IsReplacement(entry) && builder.Build(ArxivEntry.Read(entry)) is { } paper)
                        papers.Add(paper);
                },
                cancellationToken);

            var made = feed.Updated is { } updated ? ArxivCalendar.Today(updated) : today;
            return Day(listed ?? (made < today ? made : today), papers, builder, feed.SkipDays);
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            return new SourceDay(today, SourceOutcome.Unreadable) { Detail = Problem(e) };
        }
    }

    /// <summary>A day on which arXiv never lists.</summary>
    public static SourceDay Weekend(DateOnly day) => new(day, SourceOutcome.Empty) { Detail = $"arXiv lists nothing on a {day.DayOfWeek}." };

    /// <summary>How patient the app is with arXiv.</summary>
    public static FetchPlan Plan(ArxivPace pace) => new()
    {
        Client = Client,
        Title = "arXiv",
        FirstWait = TimeSpan.FromSeconds(5),
        Turn = pace.TakeTurnAsync,
    };

    /// <summary>What is wrong with an answer that should have been a feed.</summary>
    public static string Problem(Exception e) => e switch
    {
        FormatException => $"arXiv sent {e.Message}.",
        XmlException xml => $"arXiv's answer breaks off or is no XML (line {xml.LineNumber}).",
        _ => throw new ArgumentException("Only what reading a feed throws.", nameof(e), e),
    };

    private static SourceDay Day(DateOnly day, List<Paper> papers, PaperBuilder builder, IReadOnlyList<string> skipDays)
    {
        if (papers.Count > 0)
            return new SourceDay(day, SourceOutcome.Listed) { Papers = PaperMerger.MergeAll(papers), Skipped = builder.Skipped };
        if (builder.Entries > 0)
            return Listings.NoneUsable(day, "arXiv", builder);
        return Nothing(day) with
        {
            Detail = skipDays.Contains(day.DayOfWeek.ToString()) ? $"arXiv's feed says that it skips {day.DayOfWeek}s." : Nothing(day).Detail,
        };
    }

    private static SourceDay Nothing(DateOnly day) => ArxivCalendar.IsWeekend(day)
        ? Weekend(day)
        : new SourceDay(day, SourceOutcome.Empty) { Detail = "arXiv's listing is empty." };
}
