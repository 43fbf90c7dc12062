using Alerts.Web;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Alerts.Web;

/// <summary>One Chromium for all tests of a run, started when first wanted.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Missing = "No Chromium is installed, so nothing is tried in a browser: apt-get install chromium";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    private static string? Path { get; } = (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? [given, .. Places] : Places)
        .FirstOrDefault(File.Exists);

    /// <summary>The browser; skips the test where there is none.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipWhen(Path is null, Missing);
        return (await _started.Value).Browser;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            var (playwright, browser) = await _started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Visitor.Patience);
        var playwright = await Playwright.CreateAsync();

        // Chromium refuses its sandbox to root, as whom containers run; the pages are our own.
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"] });
        return (playwright, browser);
    }
}
