using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>
/// Makes the pictures of the README from the sample day, when <c>ALERTS_PICTURES</c> names the folder they go to
/// (docs/images/make.sh). With <c>ALERTS_PICTURES_ALL</c> every page is photographed on every device, for whoever works on them.
/// </summary>
public sealed class Pictures(Chromium chromium)
{
    private const string Address = "ada@example.org";
    private const int Days = 4;
    private static readonly string[] Keywords = ["reinforcement learning^2", "video generation", "world model | simulation", "speech | translation", "robot*"];

    private static string? Folder { get; } = Environment.GetEnvironmentVariable("ALERTS_PICTURES");

    private static bool Everything { get; } = Environment.GetEnvironmentVariable("ALERTS_PICTURES_ALL") is { Length: > 0 };

    [Fact]
    public async Task Pictures_are_made_when_asked_for()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Folder), "Makes the README's pictures: docs/images/make.sh.");
        await using var site = await WebSite.StartAsync(Days);
        await using (var visitor = await Visitor.ComeAsync(chromium, site, Device.Desktop))
        {
            await SubscribeAsync(site, visitor);
        }

        foreach (var device in Everything ? Device.All : [Device.Desktop, Device.DesktopDark])
        {
            await using var visitor = await Visitor.ComeAsync(chromium, site, device);
            await TakeAsync(site, visitor, device);
        }
    }

    private static async Task SubscribeAsync(WebSite site, Visitor visitor)
    {
        await visitor.GoAsync("/");
        await visitor.TryAsync(Keywords);
        await visitor.Label("Mail address").FillAsync(Address);
        await visitor.Button("Send me alerts").ClickAsync();
        await visitor.SeeAsync("Look into your mail");
        await visitor.GoAsync(await site.LinkAsync(Address, "confirm"));
        await visitor.Button("Yes, send me alerts").ClickAsync();
        await visitor.SeeAsync("You are in");
        await site.MailsAsync(Address);
        await site.DeliverAsync((await site.FindAsync(Address))!.Delivery);
    }

    private static async Task TakeAsync(WebSite site, Visitor visitor, Device device)
    {
        await visitor.GoAsync("/");
        if (Everything)
        {
            await visitor.SeeAsync("Most upvoted");
            await ShootAsync(visitor, device, "first");
        }

        await visitor.TryAsync(Keywords);
        await visitor.Page.Locator(".why").First.WaitForAsync();
        await visitor.Page.EvaluateAsync("document.activeElement.blur()");
        await ShootAsync(visitor, device, "page");
        await visitor.Page.GotoAsync("about:blank");
        await visitor.Page.SetContentAsync((await site.MailsAsync(Address)).Last(mail => mail.Headers["List-Unsubscribe"] is not null).HtmlBody!);
        await ShootAsync(visitor, device, "mail");
        if (!Everything)
        {
            return;
        }

        foreach (var (path, name) in new[] { ("/day", "day"), ("/keywords", "keywords"), ("/manage", "sign-in"), ("/confirm#x", "confirm"), ("/nowhere", "404") })
        {
            await visitor.GoAsync(path);
            await visitor.Page.Locator(".paper, .prose, .message").First.WaitForAsync();
            await ShootAsync(visitor, device, name);
        }

        await visitor.GoAsync(await site.LinkAsync(Address, "feedback"));
        await visitor.ReadAsync("What should change");
        await ShootAsync(visitor, device, "feedback");
        await visitor.GoAsync("/manage");
        await visitor.Label("Mail address").FillAsync(Address);
        await visitor.Button("Mail me a link").ClickAsync();
        await visitor.SeeAsync("Look into your mail");
        await visitor.GoAsync(await site.LinkAsync(Address, "manage#"));
        await visitor.Button("Open my profile").ClickAsync();
        await visitor.Page.Locator(".why").First.WaitForAsync();
        await visitor.Keywords.PressAsync("Space");
        await visitor.Label("Weekdays").CheckAsync();
        await ShootAsync(visitor, device, "manage", whole: true);
    }

    private static async Task ShootAsync(Visitor visitor, Device device, string name, bool whole = false) =>
        await visitor.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder!, Everything ? $"{name}-{device.Name}.png" : device.Dark ? $"{name}-dark.png" : $"{name}.png"),
            FullPage = whole || (Everything && device.Width < 500),
            Animations = ScreenshotAnimations.Disabled,
        });
}
