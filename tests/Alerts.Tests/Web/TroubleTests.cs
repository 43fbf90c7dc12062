using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>What pages say when something is wrong.</summary>
public sealed class TroubleTests(Chromium chromium, SharedSite shared)
{
    [Theory]
    [InlineData("days/latest", "/day", "The day cannot be shown")]
    [InlineData("days/latest", "/", "Papers cannot be shown")]
    public async Task Page_says_when_the_server_cannot_be_reached(string endpoint, string path, string heading)
    {
        await using var visitor = await ComeAsync(Device.Phone);
        await visitor.Page.RouteAsync($"**/api/{endpoint}", route => route.AbortAsync());
        await visitor.GoAsync(path);
        await visitor.SeeAsync(heading);
        await visitor.ReadAsync("could not be reached");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Preview_that_fails_can_be_tried_again()
    {
        await using var visitor = await ComeAsync(Device.Desktop);
        await visitor.Page.RouteAsync("**/api/preview", route => route.FulfillAsync(new() { Status = 503, Body = "Service Unavailable" }));
        await visitor.GoAsync("/");
        await visitor.TryAsync("language models");
        await visitor.ReadAsync("Something went wrong on our side.");
        await visitor.CheckAsync();
        await visitor.Page.UnrouteAllAsync();
        await visitor.Button("Try again").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".status")).ToContainTextAsync("for you");
    }

    private async Task<Visitor> ComeAsync(Device device) => await Visitor.ComeAsync(chromium, await shared.SiteAsync(), device);
}
