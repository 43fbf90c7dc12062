using System.Text.Json;
using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>A day and its papers.</summary>
public sealed class DayPageTests(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Day_is_sorted_filtered_and_left_for_another()
    {
        await using var visitor = await ComeAsync(Device.Desktop);
        await visitor.GoAsync("/day");
        var titles = visitor.Page.Locator(".paper-title");
        await titles.First.WaitForAsync();
        var upvotes = (await visitor.Page.Locator(".votes").AllTextContentsAsync()).Select(text => int.Parse(new string([.. text.Where(char.IsDigit)]), null)).ToList();
        Assert.Equal(upvotes.OrderDescending(), upvotes);

        var title = (await titles.AllTextContentsAsync())[^1];
        await visitor.Label("Filter").FillAsync(title.ToUpperInvariant());
        await Assertions.Expect(titles).ToHaveCountAsync(1);
        await Assertions.Expect(titles).ToHaveTextAsync(title);
        await visitor.Label("Filter").FillAsync("nothing-has-this-word");
        await visitor.ReadAsync("No paper of this day has all of these words.");
        await visitor.CheckAsync();

        var heading = await visitor.Page.Locator("h1").InnerTextAsync();
        await visitor.Page.Locator("a[rel=prev]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).Not.ToHaveTextAsync(heading);
        await visitor.Page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(heading);
    }

    [Fact]
    public async Task Day_without_papers_says_so()
    {
        await using var visitor = await ComeAsync(Device.Phone);
        await visitor.GoAsync("/day/1999-12-31");
        await visitor.SeeAsync("No papers on that day");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Hostile_texts_are_shown_as_text()
    {
        const string attack = "<img src=x onerror=alert(1)>\"'</textarea><script>alert(1)</script>";
        await using var visitor = await ComeAsync(Device.Desktop);
        var paper = new
        {
            id = "1",
            title = attack,
            @abstract = attack,
            authors = new[] { attack },
            categories = new[] { attack },
            organizations = new[] { attack },
            sources = new[] { attack },
            day = "2026-08-19",
            url = "https://example.org/",
            upvotes = 1,
            keyPhrases = new[] { attack },
        };
        await visitor.Page.RouteAsync("**/api/days/*", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = JsonSerializer.Serialize(new { day = "2026-08-19", papers = new[] { paper } }),
        }));
        await visitor.GoAsync("/day");
        await Assertions.Expect(visitor.Page.Locator(".paper-title")).ToHaveTextAsync(attack);
        Assert.Equal(0, await visitor.Page.Locator("main img, main script").CountAsync());
        await visitor.GoAsync($"/#k={Uri.EscapeDataString(attack)}");
        await Assertions.Expect(visitor.Keywords).ToHaveValueAsync(attack);
        await visitor.CheckAsync();
    }

    private async Task<Visitor> ComeAsync(Device device) => await Visitor.ComeAsync(chromium, await shared.SiteAsync(), device);
}
