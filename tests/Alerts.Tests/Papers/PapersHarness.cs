using Alerts.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Papers;

/// <summary>The real sources, asking a recorded site.</summary>
internal sealed class PapersHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private PapersHarness(RecordedSite site, HastyTime time, ServiceProvider services) => (Site, Time, _services) = (site, time, services);

    public RecordedSite Site { get; }

    public HastyTime Time { get; }

    public PaperListing Listing => _services.GetRequiredService<PaperListing>();

    public static async Task<PapersHarness> StartAsync(string now = "2026-08-19T10:00:00Z")
    {
        var site = await RecordedSite.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Papers:HuggingFaceUrl"] = site.Url,
            ["Papers:ArxivFeedUrl"] = site.Url,
            ["Papers:ArxivApiUrl"] = site.Url + "/",
            ["Papers:Contact"] = "operator@example.org",
            ["Papers:TimeoutSeconds"] = $"{HastyTime.Deadline.TotalSeconds}",
        }).Build();
        var time = new HastyTime(DateTimeOffset.Parse(now));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time).AddPapers(settings).BuildServiceProvider();
        return new PapersHarness(site, time, services);
    }

    public IPaperSource Source(string text) => Assert.Single(_services.GetRequiredService<PaperSourceFactory>().Create(text));

    public Task<IReadOnlyList<SourceDay>> ReadAsync(string source, string today, string? last = null) => Source(source).ReadAsync(
        new PullWindow(DateOnly.Parse(today), last is null ? null : DateOnly.Parse(last)), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Site.DisposeAsync();
    }
}
