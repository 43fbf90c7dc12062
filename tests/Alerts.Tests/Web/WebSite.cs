using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alerts.Delivery;
using Alerts.EndToEnd;
using Alerts.Functions.Hosts.Local;
using Alerts.Hosts;
using Alerts.Papers;
using Alerts.Pipeline;
using Alerts.Profiles;
using Alerts.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Alerts.Web;

/// <summary>
/// The whole app on a port and in a storage account of its own, with a clock that can be put forward. Its papers are those of
/// the sample day, spread over the days of a listing and pulled by the app's own timer; its mails are files.
/// </summary>
public sealed partial class WebSite : IAsyncDisposable
{
    private const int Spread = 6;

    private readonly ShiftedClock _clock = new();
    private readonly HostLog _log = new();
    private RecordedSite _source = null!;
    private LocalHost _host = null!;
    private string _mails = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Where it is.</summary>
    public Uri Url => _host.Url;

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the app and pulls; with <paramref name="days"/> more, pulls on the days after as well.</summary>
    public static async Task<WebSite> StartAsync(int days = 0)
    {
        var site = new WebSite();
        await site.BeginAsync(days);
        return site;
    }

    /// <summary>The mails to an address so far, the oldest first, when all that were asked for are written.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsAsync(string address)
    {
        await _host.WhenIdleAsync([Queues.Letters, Queues.Send], Cancellation);
        return [.. Readers.Mails(_mails)[address].OrderBy(mail => mail.Date)];
    }

    /// <summary>The link to a page of the app in the newest letter to an address with this subject.</summary>
    public async Task<string> LinkAsync(string address, string page)
    {
        var links = (await MailsAsync(address)).SelectMany(mail => Link().Matches(mail.TextBody!).Select(match => match.Value)).ToList();
        return links.Last(link => link.StartsWith($"{Url.Scheme}://localhost:{Url.Port}/{page}", StringComparison.Ordinal));
    }

    /// <summary>Puts the clock to the next delivery hour of a person and lets the hourly sweep ring.</summary>
    public async Task DeliverAsync(DeliverySettings delivery)
    {
        _clock.AdvanceTo(DeliverySchedule.NextDue(delivery, _clock.GetUtcNow()));
        await _host.FireAsync("SweepAlerts", Cancellation);
        await _host.WhenIdleAsync([Queues.Match, Queues.Send], Cancellation);
    }

    /// <summary>The person with an address, as stored.</summary>
    public async Task<Subscriber?> FindAsync(string address)
    {
        await foreach (var row in Services.GetRequiredService<ProfileStore>().ListAsync("00", "ff", Cancellation))
        {
            if (row.Subscriber?.Address == address)
            {
                return row.Subscriber;
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _source.DisposeAsync();
        _log.Dispose();
    }

    private async Task BeginAsync(int days)
    {
        _source = await RecordedSite.StartAsync();
        var papers = await ReadSampleAsync();
        _source.Answer("/api/daily_papers", request => Reply.Json(Listing(papers, request)));
        var options = await TestHost.OptionsAsync(("Papers__Sources", "hf"), ("Papers__HuggingFaceUrl", _source.Url));
        _mails = options.Settings["Mail__Folder"]!;
        _host = await LocalHost.StartAsync(
            options with
            {
                // Mails link to the host's own address, so the port is known before it starts.
                Port = Ports.Free(),
                Configure = services => services.AddSingleton<TimeProvider>(_clock).AddLogging(logging => logging.AddProvider(_log)),
            },
            Cancellation);
        await PullAsync();
        for (var day = 0; day < days; day++)
        {
            _clock.AdvanceTo(_clock.GetUtcNow().AddDays(1));
            await PullAsync();
        }
    }

    private async Task PullAsync()
    {
        await _host.FireAsync("PullPapers", Cancellation);
        await _host.WhenIdleAsync([Queues.Match, Queues.Send], Cancellation);
    }

    private static async Task<IReadOnlyList<Paper>> ReadSampleAsync() =>
        (await ((ILatestListing)SampleDay.Source).ReadLatestAsync(new(2026, 8, 19), Cancellation)).Papers;

    /// <summary>What Hugging Face says of a day: every paper of the sample has its day in a round of <see cref="Spread"/>.</summary>
    private static string Listing(IReadOnlyList<Paper> papers, RecordedRequest request)
    {
        var day = DateOnly.ParseExact(request.Query["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var listed = request.Query.GetValueOrDefault("p", "0") == "0"
            ? papers.Where((_, i) => i % Spread == day.DayNumber % Spread)
            : [];
        return JsonSerializer.Serialize(listed.Select(paper => new
        {
            title = paper.Title,
            paper = new
            {
                id = paper.Id,
                title = paper.Title,
                summary = paper.Abstract,
                upvotes = paper.Upvotes ?? 0,
                githubRepo = paper.CodeUrl,
                authors = paper.Authors.Select(author => new { name = author, hidden = false }),
            },
        }));
    }

    [GeneratedRegex(@"https?://localhost:\d+/[^\s>]+")]
    private static partial Regex Link();
}
