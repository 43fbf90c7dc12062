using System.Net;
using System.Text.Json.Nodes;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>How many letters one address gets in an hour, and who can use them up.</summary>
public sealed class LetterLimitsTests(App app)
{
    [Fact]
    public async Task Fourth_request_within_the_hour_says_the_same_and_mails_nothing()
    {
        var api = await app.ClientAsync();
        var address = App.Address();
        Answer? first = null;
        for (var i = 0; i < 3; i++)
        {
            var answer = await api.PostAsync("/api/subscribe", SubscribeTests.Form(address));
            first ??= answer;
            await app.Mails.NextAsync(address);
        }

        var fourth = await api.PostAsync("/api/subscribe", SubscribeTests.Form(address, "too much"));
        var other = await api.PostAsync("/api/sign-in", new JsonObject { ["email"] = address });

        Assert.Equal(first, fourth);
        other.Ok(HttpStatusCode.Accepted);
        var found = await (await app.ServiceAsync<ProfileStore>()).FindByAddressAsync(
            EmailAddress.TryParse(address, out var parsed) ? parsed! : throw new InvalidOperationException(), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("too much", found!.Keywords.Concat(found.Request?.Keywords ?? []));
        Assert.False(await app.GetsMoreAsync(address));
    }

    [Fact]
    public async Task Address_that_nobody_confirmed_gets_three_mails_an_hour_whoever_asks()
    {
        var address = App.Address();
        for (var i = 0; i < 3; i++)
        {
            (await (await app.ClientAsync()).PostAsync("/api/subscribe", SubscribeTests.Form(address))).Ok(HttpStatusCode.Accepted);
            await app.Mails.NextAsync(address);
        }

        (await (await app.ClientAsync()).PostAsync("/api/subscribe", SubscribeTests.Form(address))).Ok(HttpStatusCode.Accepted);

        Assert.False(await app.GetsMoreAsync(address));
    }

    [Fact]
    public async Task Stranger_cannot_use_up_the_links_of_a_reader()
    {
        var (stranger, owner) = (await app.ClientAsync(), await app.ClientAsync());
        var reader = await app.AddAsync();
        for (var i = 0; i < 5; i++)
        {
            (await stranger.PostAsync("/api/subscribe", SubscribeTests.Form(reader.Address))).Ok(HttpStatusCode.Accepted);
            (await stranger.PostAsync("/api/sign-in", new JsonObject { ["email"] = reader.Address })).Ok(HttpStatusCode.Accepted);
        }

        for (var i = 0; i < 3; i++)
        {
            await app.Mails.NextAsync(reader.Address);
        }

        Assert.False(await app.GetsMoreAsync(reader.Address));
        (await owner.PostAsync("/api/sign-in", new JsonObject { ["email"] = reader.Address })).Ok(HttpStatusCode.Accepted);
        var link = MailTrap.TokenIn(await app.Mails.NextAsync(reader.Address));
        Assert.NotNull((await owner.PostAsync("/api/session", SubscribeTests.Token(link))).Ok()["session"]);
    }

    [Fact]
    public async Task All_networks_together_are_bounded_for_a_reader_too()
    {
        var reader = await app.AddAsync();
        for (var i = 0; i < RateLimit.LettersToConfirmed.Most; i++)
        {
            (await (await app.ClientAsync()).PostAsync("/api/sign-in", new JsonObject { ["email"] = reader.Address })).Ok(HttpStatusCode.Accepted);
            await app.Mails.NextAsync(reader.Address);
        }

        (await (await app.ClientAsync()).PostAsync("/api/sign-in", new JsonObject { ["email"] = reader.Address })).Ok(HttpStatusCode.Accepted);

        Assert.False(await app.GetsMoreAsync(reader.Address));
    }

    [Fact]
    public async Task Network_that_asks_too_often_is_told_to_wait()
    {
        var api = await app.ClientAsync();
        var network = ClientNetwork.Of(api.Network, remote: null);
        var limiter = await app.ServiceAsync<RateLimiter>();
        for (var i = 0; i < RateLimit.AsksFromNetwork.Most; i++)
        {
            Assert.Null(await limiter.TakeAsync(RateLimit.AsksFromNetwork, network, TestContext.Current.CancellationToken));
        }

        var answer = await api.PostAsync("/api/subscribe", SubscribeTests.Form(App.Address()));

        answer.Problem(HttpStatusCode.TooManyRequests);
        Assert.InRange(answer.RetryAfter!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }
}
