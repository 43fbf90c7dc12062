using System.Net;
using System.Text.Json;
using Alerts.Delivery;
using Alerts.Functions.Hosts.Local;
using Alerts.Hosts;
using Alerts.Pipeline;
using Alerts.Profiles;
using Alerts.Servers;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alerts.EndToEnd;

public sealed class DayTests : IAsyncLifetime
{
    private readonly ShiftedClock _clock = new();
    private readonly HostLog _log = new();
    private RecordedSite _site = null!;
    private LocalHost _host = null!;
    private LocalHostOptions _options = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string MailFolder => _options.Settings["Mail__Folder"]!;

    public async ValueTask InitializeAsync()
    {
        _site = await RecordedSite.StartAsync();
        _options = await TestHost.OptionsAsync(
            ("Papers__Sources", "hf"),
            ("Papers__HuggingFaceUrl", _site.Url),
            ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00"));
        _host = await LocalHost.StartAsync(
            _options with
            {
                Configure = services => services.AddSingleton<TimeProvider>(_clock).AddLogging(logging => logging.AddProvider(_log)),
            },
            Cancellation);
        _client = new() { BaseAddress = _host.Url };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _site.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Papers_become_mails_once()
    {
        await AddAsync(Readers.Of("ada", "graph neural networks"), Readers.Of("bob", "protein folding"), Readers.Of("eve", "cooking"));
        List("2611.00001", "Graph Neural Networks at Scale", "2611.00002", "Protein Folding Revisited");

        await PullAsync();
        await DeliverAsync();

        var mails = Readers.Mails(MailFolder);
        Assert.Equal(["ada@example.org", "bob@example.org"], mails.Select(mail => mail.Key).Order());
        var ada = Assert.Single(mails["ada@example.org"]);
        Assert.Contains("Graph Neural Networks at Scale", ada.TextBody!.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("Protein", ada.TextBody!, StringComparison.Ordinal);

        // The same day again, and a paper added late: only that one is news.
        List("2611.00001", "Graph Neural Networks at Scale", "2611.00002", "Protein Folding Revisited", "2611.00003", "Protein Folding, Again");
        await PullAsync();
        await DeliverAsync();
        await PullAsync();
        await DeliverAsync();

        mails = Readers.Mails(MailFolder);
        Assert.Single(mails["ada@example.org"]);
        Assert.Equal(2, mails["bob@example.org"].Count());
        Assert.Single(mails["bob@example.org"], mail => mail.TextBody!.Contains("Again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_fails_visibly_and_is_caught_up()
    {
        await AddAsync(Readers.Of("ada", "graph neural networks"));
        _site.Answer("/api/daily_papers", Reply.Html());

        await PullAsync();
        Assert.Contains(_log.Lines, line => line.Level is LogLevel.Error && line.Line.Contains("every source failed", StringComparison.Ordinal));

        List("2611.00001", "Graph Neural Networks at Scale");
        await PullAsync();
        await DeliverAsync();

        Assert.Single(Readers.Mails(MailFolder)["ada@example.org"]);
    }

    [Fact]
    public async Task A_poisoned_message_is_put_aside_and_told_to_the_operator()
    {
        var told = _log.NextAsync("A message of the queue match failed too often");
        await _host.Services.GetRequiredService<Storage.IQueueSender>().SendAsync(
            Queues.Match, new MatchMessage("no-such-batch", "00-0f"), PipelineJson.Default.MatchMessage, null, Cancellation);

        Assert.Contains("no-such-batch", await told, StringComparison.Ordinal);
        Assert.Contains(_log.Lines, line => line.Level is LogLevel.Error && line.Line.Contains("no-such-batch", StringComparison.Ordinal));
        await _host.WhenIdleAsync([Queues.Match, Queues.Match + Queues.PoisonSuffix], Cancellation);
        var poison = new QueueClient(_options.Settings["AzureWebJobsStorage"], "match-poison");
        Assert.Equal(0, (await poison.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task The_inbox_shows_the_mails_as_they_look()
    {
        await AddAsync(Readers.Of("ada", "graph neural networks"));
        List("2611.00001", "Graph Neural Networks <b>at</b> Scale");
        await PullAsync();
        await DeliverAsync();
        var id = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(MailFolder, "*.eml")));

        var list = await _client.GetStringAsync("/inbox", Cancellation);
        var mail = await _client.GetStringAsync($"/inbox/{id}?view=Headers", Cancellation);
        using var html = await _client.GetAsync($"/inbox/{id}/html", Cancellation);

        Assert.Contains($"/inbox/{id}", list, StringComparison.Ordinal);
        Assert.Contains("ada@example.org", list, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post", mail, StringComparison.Ordinal);
        Assert.Contains("sandbox", string.Join(' ', html.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("<base target=\"_blank\">", await html.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/inbox/..%2Fkeys", Cancellation)).StatusCode);
    }

    private async Task AddAsync(params Subscriber[] readers)
    {
        var profiles = _host.Services.GetRequiredService<ProfileStore>();
        foreach (var reader in readers)
        {
            await profiles.AddAsync(reader, Cancellation);
        }
    }

    /// <summary>What Hugging Face lists on every day asked for: ids and titles in turn.</summary>
    private void List(params string[] idsAndTitles) => _site.Answer(
        "/api/daily_papers",
        request => Reply.Json(JsonSerializer.Serialize(request.Query.GetValueOrDefault("p", "0") == "0"
            ? idsAndTitles.Chunk(2).Select(pair => new
            {
                title = pair[1],
                publishedAt = "2026-11-20T00:00:00.000Z",
                paper = new
                {
                    id = pair[0],
                    title = pair[1],
                    summary = $"About {pair[1]}.",
                    publishedAt = "2026-11-20T00:00:00.000Z",
                    upvotes = 3,
                    authors = new[] { new { name = "Ada Lovelace", hidden = false } },
                },
            })
            : [])));

    /// <summary>Fires the timer as a person would, and waits until the papers are matched.</summary>
    private async Task PullAsync()
    {
        var pulled = _log.NextAsync("PullPapers succeeded");
        using var answer = await _client.PostAsync("/admin/functions/PullPapers", null, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await pulled;
        await _host.WhenIdleAsync([Queues.Match, Queues.Send], Cancellation);
    }

    /// <summary>Puts the clock to the next delivery hour and lets the sweep ring.</summary>
    private async Task DeliverAsync()
    {
        _clock.AdvanceTo(DeliverySchedule.NextDue(new DeliverySettings(), _clock.GetUtcNow()));
        await _host.FireAsync("SweepAlerts", Cancellation);
        await _host.WhenIdleAsync([Queues.Match, Queues.Send], Cancellation);
    }
}
