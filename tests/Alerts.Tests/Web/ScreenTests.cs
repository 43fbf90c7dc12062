namespace Alerts.Web;

/// <summary>Every page on every screen, light and dark.</summary>
public sealed class ScreenTests(Chromium chromium, SharedSite shared)
{
    public static TheoryData<string> Devices => [.. Device.All.Select(device => device.Name)];

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task Every_page_fits_the_screen_and_is_accessible(string name)
    {
        var device = Device.Of(name);
        await using var visitor = await ComeAsync(device);

        await visitor.GoAsync("/");
        await visitor.TryAsync("language models", "\"open quote", "zzqx", "video generation^2");
        await visitor.ReadAsync("a quote that does not end");
        await visitor.ReadAsync("zzqx");
        await visitor.Page.GetByText("Start from an abstract").ClickAsync();
        await visitor.Page.GetByText("Every day at").ClickAsync();
        await CheckAsync();

        await visitor.GoAsync("/day");
        await visitor.Page.Locator(".paper").First.WaitForAsync();
        await CheckAsync();

        foreach (var path in new[] { "/keywords", "/privacy", "/manage", "/confirm", "/address", "/no/such/page", "/feedback#broken" })
        {
            await visitor.GoAsync(path);
            await visitor.Page.Locator("h1").WaitForAsync();
            await CheckAsync();
        }

        // What axe looks at depends on the colours and on the one breakpoint, not on every width.
        Task CheckAsync() => device == Device.Desktop || device == Device.PhoneDark ? visitor.CheckAsync() : visitor.CheckFitAsync();
    }

    private async Task<Visitor> ComeAsync(Device device) => await Visitor.ComeAsync(chromium, await shared.SiteAsync(), device);
}
