using System.Text.Json;
using Alerts.Profiles;
using Alerts.Subscribing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Alerts.Web;

/// <summary>One's own page beyond the straight way of <see cref="LifeTests"/>.</summary>
public sealed class AccountTests(Chromium chromium, SharedSite shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Address_changes_once_the_new_one_confirms()
    {
        var (site, visitor, subscriber) = await OpenAsync(Device.Phone);
        await using var _ = visitor;
        var wanted = $"new-{subscriber.Address}";

        await visitor.Label("New mail address").FillAsync("no address");
        await visitor.Button("Change address").ClickAsync();
        await visitor.ReadAsync("should be a mail address like");
        await visitor.CheckAsync();
        await visitor.Label("New mail address").FillAsync(wanted);
        await visitor.Button("Change address").ClickAsync();
        await visitor.ReadAsync("The change counts once you follow it.");

        await visitor.GoAsync(await site.LinkAsync(wanted, "address#"));
        await visitor.SeeAsync("Use this address?");
        await visitor.CheckAsync();
        await visitor.Button("Use this address").ClickAsync();
        await visitor.SeeAsync("Address changed");
        await visitor.CheckAsync();
        Assert.Equal(subscriber.Id, (await site.FindAsync(wanted))!.Id);
        Assert.Null(await site.FindAsync(subscriber.Address));

        // Earlier sessions have ended with the old address.
        await visitor.Link("My alerts").Last.ClickAsync();
        await visitor.Button("Mail me a link").WaitForAsync();
    }

    [Fact]
    public async Task Change_made_elsewhere_is_not_lost()
    {
        var (site, visitor, subscriber) = await OpenAsync(Device.Desktop);
        await using var _ = visitor;
        await visitor.TryAsync("language models", "mine");
        await ElsewhereAsync(site, subscriber);
        await visitor.Button("Save").ClickAsync();
        await visitor.ReadAsync("Your profile was changed elsewhere meanwhile");
        await visitor.CheckAsync();
        await visitor.Button("Show the other version").ClickAsync();
        await Assertions.Expect(visitor.Keywords).ToHaveValueAsync("elsewhere");

        await visitor.TryAsync("language models", "mine");
        await ElsewhereAsync(site, subscriber);
        await visitor.Button("Save").ClickAsync();
        await visitor.Button("Save mine instead").ClickAsync();
        await visitor.ReadAsync("Saved.");
        Assert.Equal(["language models", "mine"], (await site.FindAsync(subscriber.Address))!.Keywords);
    }

    [Fact]
    public async Task Everything_of_the_delivery_is_stored()
    {
        var (site, visitor, subscriber) = await OpenAsync(Device.Desktop);
        await using var _ = visitor;
        await visitor.Label("Weekly").CheckAsync();
        await visitor.Label("On").SelectOptionAsync("friday");
        await visitor.Label("At").SelectOptionAsync("18");
        await visitor.Label("Time zone").SelectOptionAsync("America/New_York");
        await visitor.Label("At most so many papers a mail").FillAsync("7");
        await visitor.Label("arXiv").UncheckAsync();
        await visitor.Label("Only these arXiv categories").FillAsync("cs.CL, cs.*");
        await visitor.Label("Tell me when nothing matched").CheckAsync();
        await visitor.Label("Also the most upvoted papers").CheckAsync();
        await visitor.Button("Save").ClickAsync();
        await visitor.ReadAsync("Saved.");

        var stored = (await site.FindAsync(subscriber.Address))!.Delivery;
        Assert.Equal((DeliveryFrequency.Weekly, DayOfWeek.Friday, 18, "America/New_York"), (stored.Frequency, stored.Weekday, stored.Hour, stored.TimeZone));
        Assert.Equal((7, 12.5, true, true), (stored.Cap, stored.Threshold, stored.TellWhenNothing, stored.Trending));
        Assert.Equal(["hf"], stored.Sources);
        Assert.Equal(["cs.CL", "cs.*"], stored.Categories);

        await visitor.Label("Weekdays").CheckAsync();
        await visitor.Button("Discard").ClickAsync();
        await Assertions.Expect(visitor.Label("Weekly")).ToBeCheckedAsync();
        await Assertions.Expect(visitor.Button("Save")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Pause_wants_a_day_to_come_and_resumes()
    {
        var (site, visitor, subscriber) = await OpenAsync(Device.Phone);
        await using var _ = visitor;
        await visitor.Label("Until").FillAsync("2020-01-01");
        await visitor.Button("Pause").ClickAsync();
        await visitor.ReadAsync("should be a day to come");
        var day = DateTime.UtcNow.Date.AddDays(30);
        await visitor.Label("Until").FillAsync($"{day:yyyy-MM-dd}");
        await visitor.Button("Pause").ClickAsync();
        await visitor.Button("Resume now").WaitForAsync();
        await visitor.CheckAsync();
        Assert.Equal(SubscriberState.Paused, (await site.FindAsync(subscriber.Address))!.State);
    }

    [Fact]
    public async Task Session_that_is_over_leads_back_to_a_link()
    {
        var (site, visitor, subscriber) = await OpenAsync(Device.Desktop);
        await using var _ = visitor;
        await visitor.TryAsync("language models", "more");
        await site.Services.GetRequiredService<ErasureService>().EraseAsync(subscriber.Id, Cancellation);
        await visitor.Button("Save").ClickAsync();
        await visitor.ReadAsync("Your session is over.");
        await visitor.Button("Mail me a link").WaitForAsync();
        await visitor.CheckAsync();
    }

    /// <summary>Opens the page of somebody new, as the mailed link would.</summary>
    private async Task<(WebSite Site, Visitor Visitor, Subscriber Subscriber)> OpenAsync(Device device)
    {
        var site = await shared.SiteAsync();
        var visitor = await Visitor.ComeAsync(chromium, site, device);
        var (subscriber, _) = await site.Services.GetRequiredService<ProfileStore>().AddAsync(
            new()
            {
                Id = Subscriber.NewId(),
                Address = $"{Guid.NewGuid():n}@example.org",
                State = SubscriberState.Active,
                Keywords = [" language models"],
                Delivery = new() { Threshold = 12.5, TimeZone = "Asia/Calcutta" },
                Version = 1,
            },
            Cancellation);
        var session = site.Services.GetRequiredService<SessionService>().Begin(subscriber);
        var kept = JsonSerializer.Serialize(new { session = session.Token, expires = session.Expires });
        await visitor.GoAsync("/keywords");
        await visitor.Page.EvaluateAsync("kept => sessionStorage.setItem('alerts-session', kept)", kept);
        await visitor.GoAsync("/manage");
        await Assertions.Expect(visitor.Label("Time zone")).ToHaveValueAsync("Asia/Calcutta");

        // What is shown as it is stored is nothing to save.
        await Assertions.Expect(visitor.Button("Save")).ToBeHiddenAsync();
        return (site, visitor, subscriber);
    }

    private static async Task ElsewhereAsync(WebSite site, Subscriber subscriber) =>
        await site.Services.GetRequiredService<ProfileStore>().ChangeAsync(
            subscriber.Id, stored => stored with { Keywords = ["elsewhere"] }, Cancellation);
}
