using System.Net;
using System.Text.RegularExpressions;
using Alerts.Profiles;
using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>A whole life with the app in a browser: nothing is done but what a person can do, and read from their mails.</summary>
public sealed class LifeTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone-dark")]
    public async Task Life_from_the_first_visit_to_the_last_click(string device)
    {
        await using var site = await WebSite.StartAsync();
        await using var visitor = await Visitor.ComeAsync(chromium, site, Device.Of(device));
        const string address = "ada+papers@example.org";

        await SubscribeAsync(visitor, address);
        await ConfirmAsync(site, visitor, address);
        await ReceiveAsync(site, address);
        await GiveFeedbackAsync(site, visitor, address);
        await ManageAsync(site, visitor, address);
        await UnsubscribeByHeaderAsync(site, visitor, address);
        await DeleteAsync(site, visitor, address);
    }

    private static async Task SubscribeAsync(Visitor visitor, string address)
    {
        await visitor.GoAsync("/");
        await visitor.SeeAsync("Most upvoted");
        await visitor.CheckAsync();

        await visitor.TryAsync("reinforcement learning", "language models", "video generation^2");
        await Assertions.Expect(visitor.Page.Locator(".status")).ToContainTextAsync("for you in the last");
        await Assertions.Expect(visitor.Page.Locator(".why").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("mark").First).ToBeVisibleAsync();
        await visitor.CheckAsync();

        await visitor.Page.GetByText("Every day at 08:00, Europe/Berlin").ClickAsync();
        await visitor.Label("At").SelectOptionAsync("7");
        await visitor.Label("Mail address").FillAsync(address);
        await visitor.CheckAsync();
        await visitor.Button("Send me alerts").ClickAsync();
        await visitor.SeeAsync("Look into your mail");
        await visitor.CheckAsync();
    }

    private static async Task ConfirmAsync(WebSite site, Visitor visitor, string address)
    {
        await visitor.GoAsync(await site.LinkAsync(address, "confirm"));
        await visitor.SeeAsync("Confirm your alerts");
        await visitor.CheckAsync();
        Assert.Equal(SubscriberState.Pending, (await site.FindAsync(address))!.State);

        await visitor.Button("Yes, send me alerts").ClickAsync();
        await visitor.SeeAsync("You are in");
        await visitor.CheckAsync();
        Assert.DoesNotContain('#', visitor.Page.Url);
        Assert.Equal(SubscriberState.Active, (await site.FindAsync(address))!.State);

        await visitor.GoAsync(await site.LinkAsync(address, "confirm"));
        await visitor.Button("Yes, send me alerts").ClickAsync();
        await visitor.SeeAsync("Confirmed already");
        await visitor.CheckAsync();

        await visitor.Link("My alerts").Last.ClickAsync();
        await Assertions.Expect(visitor.Keywords).ToHaveValueAsync("reinforcement learning\nlanguage models\nvideo generation^2");
        await Assertions.Expect(visitor.Label("At")).ToHaveValueAsync("7");
    }

    private static async Task ReceiveAsync(WebSite site, string address)
    {
        // The newcomer's first match is asked for by a letter that sends nothing.
        Assert.Single(await site.MailsAsync(address));
        await site.DeliverAsync((await site.FindAsync(address))!.Delivery);
        var alert = (await site.MailsAsync(address))[^1];
        Assert.Contains("paper", alert.Subject, StringComparison.Ordinal);
        Assert.NotNull(alert.Headers["List-Unsubscribe-Post"]);
    }

    private static async Task GiveFeedbackAsync(WebSite site, Visitor visitor, string address)
    {
        var before = (await site.FindAsync(address))!.Keywords;
        await visitor.GoAsync(await site.LinkAsync(address, "feedback"));
        await visitor.ReadAsync("What should change in your keywords?");
        await visitor.CheckAsync();
        Assert.Equal(before, (await site.FindAsync(address))!.Keywords);

        await visitor.Button("Change my keywords").ClickAsync();
        await visitor.SeeAsync("Changed");
        await visitor.CheckAsync();
        Assert.NotEqual(before, (await site.FindAsync(address))!.Keywords);

        await visitor.Button("Undo").ClickAsync();
        await visitor.SeeAsync("Taken back");
        await visitor.CheckAsync();
        Assert.Equal(before, (await site.FindAsync(address))!.Keywords);
    }

    private static async Task ManageAsync(WebSite site, Visitor visitor, string address)
    {
        await SignInAsync(site, visitor, address);
        await visitor.CheckAsync();

        await visitor.TryAsync("language models", "+\"agents\"", "-survey");
        await visitor.Button("Save").ClickAsync();
        await visitor.ReadAsync("Saved.");
        await visitor.CheckAsync();
        Assert.Equal(["language models", "+\"agents\"", "-survey"], (await site.FindAsync(address))!.Keywords);
        await visitor.Button("Undo").ClickAsync();
        await visitor.ReadAsync("as it was before");
        Assert.Equal(["reinforcement learning", "language models", "video generation^2"], (await site.FindAsync(address))!.Keywords);

        await visitor.Button("Pause").ClickAsync();
        await visitor.Button("Resume now").WaitForAsync();
        Assert.Equal(SubscriberState.Paused, (await site.FindAsync(address))!.State);
        await visitor.Button("Resume now").ClickAsync();
        await visitor.ReadAsync("Alerts are coming again.");

        await FollowFeedAsync(visitor);
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Button("Download my data").ClickAsync());
        Assert.Equal("alerts.json", download.SuggestedFilename);
        var data = await File.ReadAllTextAsync(await download.PathAsync(), Cancellation);
        Assert.Contains(address, Regex.Unescape(data), StringComparison.Ordinal);
        await visitor.CheckAsync();
    }

    private static async Task FollowFeedAsync(Visitor visitor)
    {
        await visitor.Button("Show my feed’s address").ClickAsync();
        var field = visitor.Label("Your private address");
        await Assertions.Expect(field).ToBeFocusedAsync();
        var url = await field.InputValueAsync();
        using var http = new HttpClient();
        Assert.Contains("<entry>", await http.GetStringAsync(url, Cancellation), StringComparison.Ordinal);

        await visitor.Button("Give it a new address").ClickAsync();
        await visitor.ReadAsync("The old address has stopped working.");
        Assert.NotEqual(url, await field.InputValueAsync());
        using var old = await http.GetAsync(url, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    private static async Task UnsubscribeByHeaderAsync(WebSite site, Visitor visitor, string address)
    {
        var alert = (await site.MailsAsync(address)).Last(mail => mail.Headers["List-Unsubscribe"] is not null);
        var url = alert.Headers["List-Unsubscribe"]!.Trim('<', '>');
        await visitor.GoAsync(url);
        await visitor.SeeAsync("Stop the mails?");
        await visitor.CheckAsync();
        Assert.Equal(SubscriberState.Active, (await site.FindAsync(address))!.State);

        using var http = new HttpClient();
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await http.PostAsync(url, body, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(SubscriberState.Unsubscribed, (await site.FindAsync(address))!.State);
    }

    private static async Task DeleteAsync(WebSite site, Visitor visitor, string address)
    {
        await SignInAsync(site, visitor, address);
        await visitor.ReadAsync("Unsubscribed: no mails are sent");
        await visitor.Button("Delete everything …").ClickAsync();
        await visitor.SeeAsync("Delete everything?");
        await visitor.CheckAsync();
        await visitor.Button("Delete everything").ClickAsync();
        await visitor.SeeAsync("Everything is deleted");
        await visitor.CheckAsync();
        Assert.Null(await site.FindAsync(address));
    }

    private static async Task SignInAsync(WebSite site, Visitor visitor, string address)
    {
        // A session from before may be there and over: the page says so and offers a link.
        await visitor.GoAsync("/manage");
        await visitor.Page.EvaluateAsync("sessionStorage.clear()");
        await visitor.GoAsync("/manage");
        await visitor.Label("Mail address").FillAsync(address);
        await visitor.CheckAsync();
        await visitor.Button("Mail me a link").ClickAsync();
        await visitor.SeeAsync("Look into your mail");
        await visitor.CheckAsync();
        await visitor.GoAsync(await site.LinkAsync(address, "manage#"));
        await visitor.Button("Open my profile").ClickAsync();
        await visitor.Keywords.WaitForAsync();
    }
}
