using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>Somebody with a browser on the site. Everything their browser complains about fails the test.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>How long to wait for something to be seen, in milliseconds: a busy machine is slow, and that is no failure.</summary>
    public const float Patience = 30_000;

    /// <summary>Nothing but what is wrong: collecting what is right takes axe half of its time.</summary>
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page they look at.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser on a device.</summary>
    public static async Task<Visitor> ComeAsync(Chromium chromium, WebSite site, Device device)
    {
        var context = await (await chromium.BrowserAsync()).NewContextAsync(device.Options(site.Url));
        context.SetDefaultTimeout(Patience);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitor.Page.Console += (_, message) =>
        {
            // A refusal of the API is shown by the page, and noted by the browser as well.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                visitor._complaints.Enqueue(message.Text);
            }
        };
        visitor.Page.PageError += (_, error) => visitor._complaints.Enqueue(error);
        return visitor;
    }

    /// <summary>Goes somewhere; a second visit to the same page with another token is a new one.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    /// <summary>Writes keywords and waits for what they find.</summary>
    public async Task TryAsync(params string[] lines)
    {
        var answered = Page.WaitForResponseAsync(response => response.Url.EndsWith("/api/preview", StringComparison.Ordinal));
        await Keywords.FillAsync(string.Join('\n', lines));
        await answered;
        await Assertions.Expect(Page.Locator(".preview")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    public ILocator Keywords => Page.GetByRole(AriaRole.Textbox, new() { Name = "Keywords", Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Label(string name) => Page.GetByLabel(name, new() { Exact = true });

    /// <summary>Waits for the page's heading.</summary>
    public Task SeeAsync(string heading) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true })).ToBeVisibleAsync();

    /// <summary>Waits for a text.</summary>
    public Task ReadAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>The page as it is now has nothing against accessibility, fits the screen, and its browser is content.</summary>
    public async Task CheckAsync()
    {
        var result = await Page.RunAxe(Violations);
        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(3))}"));
        await CheckFitAsync();
    }

    /// <summary>The page as it is now fits the screen, and its browser is content.</summary>
    public async Task CheckFitAsync()
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
