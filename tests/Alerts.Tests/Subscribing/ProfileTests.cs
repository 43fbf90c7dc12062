using System.Net;
using System.Text.Json.Nodes;
using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Subscribing;

public sealed class ProfileTests(App app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_in_link_opens_the_profile_once()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync();

        (await api.PostAsync("/api/sign-in", Email(reader.Address.ToUpperInvariant()))).Ok(HttpStatusCode.Accepted);
        var token = MailTrap.TokenIn(await app.Mails.NextAsync(reader.Address));
        var session = (await api.PostAsync("/api/session", SubscribeTests.Token(token))).Ok();

        Assert.Equal(reader.Address, (string)(await api.With((string)session["session"]!).GetAsync("/api/profile")).Ok()["email"]!);
        (await api.PostAsync("/api/session", SubscribeTests.Token(token))).Problem(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Of_many_who_use_a_sign_in_link_at_once_one_succeeds()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync();
        var token = SubscribeTests.Token(await app.TokenAsync(LinkPurpose.SignIn, reader.Id));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.PostAsync("/api/session", token)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Asking_for_a_link_says_the_same_for_an_address_nobody_has()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync();

        var known = await api.PostAsync("/api/sign-in", Email(reader.Address));
        var unknown = await api.PostAsync("/api/sign-in", Email(App.Address()));

        Assert.Equal(known, unknown);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task Profile_needs_a_session(string? session)
    {
        var api = new ApiClient((await app.ClientAsync()).Url) { Session = session };

        (await api.GetAsync("/api/profile")).Problem(HttpStatusCode.Unauthorized);
        (await api.DeleteAsync("/api/profile")).Problem(HttpStatusCode.Unauthorized);
        (await api.GetAsync("/api/profile/export")).Problem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task No_other_token_is_a_session()
    {
        var reader = await app.AddAsync();
        foreach (var purpose in Enum.GetValues<LinkPurpose>().Where(purpose => purpose is not LinkPurpose.Session))
        {
            var api = (await app.ClientAsync()).With(await app.TokenAsync(purpose, reader.Id));

            (await api.GetAsync("/api/profile")).Problem(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Put_stores_keywords_and_delivery_under_the_etag()
    {
        var (owner, reader) = await app.OwnerAsync();
        var read = await owner.GetAsync("/api/profile");

        var put = await owner.PutAsync("/api/profile", Profile("rain forecasts", "-survey"), read.ETag);
        var again = await owner.GetAsync("/api/profile");

        put.Ok();
        Assert.NotEqual(read.ETag, put.ETag);
        Assert.Equal(put.ETag, again.ETag);
        Assert.Equal(["rain forecasts", "-survey"], (await app.ReadAsync(reader))!.Keywords);
        Assert.Equal(DeliveryFrequency.Weekly, (await app.ReadAsync(reader))!.Delivery.Frequency);
    }

    [Fact]
    public async Task Lost_update_is_refused()
    {
        var (owner, reader) = await app.OwnerAsync();
        var read = await owner.GetAsync("/api/profile");
        (await owner.PutAsync("/api/profile", Profile("first"), read.ETag)).Ok();

        (await owner.PutAsync("/api/profile", Profile("second"), read.ETag)).Problem(HttpStatusCode.PreconditionFailed);
        (await owner.PutAsync("/api/profile", Profile("third"), "\"nonsense\"")).Problem(HttpStatusCode.PreconditionFailed);
        (await owner.PutAsync("/api/profile", Profile("fourth"), null)).Problem(HttpStatusCode.PreconditionRequired);

        Assert.Equal(["first"], (await app.ReadAsync(reader))!.Keywords);
    }

    [Fact]
    public async Task Pause_begins_and_ends_on_the_readers_own_days()
    {
        var (owner, reader) = await app.OwnerAsync();
        await app.ChangeAsync(reader, s => s with { Delivery = s.Delivery with { TimeZone = "Asia/Tokyo" } });
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(10);

        var paused = (await owner.PostAsync("/api/profile/pause", new JsonObject { ["until"] = until.ToString("yyyy-MM-dd") })).Ok();

        Assert.Equal("paused", (string)paused["state"]!);
        Assert.Equal(new DateTimeOffset(until.ToDateTime(default), TimeSpan.FromHours(9)), (await app.ReadAsync(reader))!.PausedUntil);
        Assert.Equal("active", (string)(await owner.PostAsync("/api/profile/resume")).Ok()["state"]!);
        Assert.Null((await app.ReadAsync(reader))!.PausedUntil);
    }

    [Fact]
    public async Task Pause_without_an_end_lasts()
    {
        var (owner, reader) = await app.OwnerAsync();

        (await owner.PostAsync("/api/profile/pause", new JsonObject())).Ok();

        Assert.False((await app.ReadAsync(reader))!.IsActive(DateTimeOffset.UtcNow.AddYears(50)));
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("tomorrow")]
    [InlineData("9999-12-31")]
    [InlineData("2026-02-30")]
    public async Task Pause_until_a_day_that_makes_no_sense_is_refused(string until)
    {
        var (owner, _) = await app.OwnerAsync();

        (await owner.PostAsync("/api/profile/pause", new JsonObject { ["until"] = until })).Problem(HttpStatusCode.BadRequest, "until");
    }

    [Fact]
    public async Task Unsubscribing_says_goodbye_once_and_resuming_brings_back()
    {
        var (owner, reader) = await app.OwnerAsync();

        Assert.Equal("unsubscribed", (string)(await owner.PostAsync("/api/profile/unsubscribe")).Ok()["state"]!);
        (await owner.PostAsync("/api/profile/unsubscribe")).Ok();
        Assert.Equal("You are unsubscribed", (await app.Mails.NextAsync(reader.Address)).Subject);

        Assert.Equal("active", (string)(await owner.PostAsync("/api/profile/resume")).Ok()["state"]!);
        Assert.False(await app.GetsMoreAsync(reader.Address));
    }

    [Fact]
    public async Task New_address_counts_from_its_confirmation_and_ends_old_links()
    {
        var (owner, reader) = await app.OwnerAsync();
        var address = App.Address();
        var oldUnsubscribe = await app.TokenAsync(LinkPurpose.Unsubscribe, reader.Id);

        (await owner.PostAsync("/api/profile/address", Email(address))).Ok(HttpStatusCode.Accepted);
        Assert.Equal("Your alerts are to move to another address", (await app.Mails.NextAsync(reader.Address)).Subject);
        Assert.Equal(reader.Address, (await app.ReadAsync(reader))!.Address);
        var token = SubscribeTests.Token(MailTrap.TokenIn(await app.Mails.NextAsync(address)));
        Assert.Equal(address, (string)(await owner.PostAsync("/api/address", token)).Ok()["email"]!);

        Assert.Equal(address, (await app.ReadAsync(reader))!.Address);
        (await owner.GetAsync("/api/profile")).Problem(HttpStatusCode.Unauthorized);
        (await owner.PostAsync("/api/address", token)).Problem(HttpStatusCode.Gone);
        Assert.Equal(HttpStatusCode.BadRequest, (await owner.SendAsync(HttpMethod.Post, $"/unsubscribe?token={oldUnsubscribe}", null)).Status);
    }

    [Fact]
    public async Task Address_of_somebody_else_is_asked_for_like_any_other_and_not_given()
    {
        var (owner, reader) = await app.OwnerAsync();
        var other = await app.AddAsync();

        var taken = await owner.PostAsync("/api/profile/address", Email(other.Address));
        var token = SubscribeTests.Token(MailTrap.TokenIn(await app.Mails.NextAsync(other.Address)));
        (await owner.PostAsync("/api/address", token)).Problem(HttpStatusCode.Conflict);
        var free = await owner.PostAsync("/api/profile/address", Email(App.Address()));

        Assert.Equal(taken, free);
        Assert.Equal(reader.Address, (await app.ReadAsync(reader))!.Address);
        Assert.Equal(other.Address, (await app.ReadAsync(other))!.Address);
    }

    private static JsonObject Email(string address) => new() { ["email"] = address };

    private static JsonObject Profile(params string[] keywords) => new()
    {
        ["keywords"] = new JsonArray([.. keywords.Select(keyword => JsonValue.Create(keyword))]),
        ["delivery"] = new JsonObject { ["frequency"] = "weekly", ["weekday"] = "friday", ["hour"] = 9 },
    };
}
