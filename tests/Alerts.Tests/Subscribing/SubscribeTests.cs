using System.Net;
using System.Text.Json.Nodes;
using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Subscribing;

public sealed class SubscribeTests(App app)
{
    [Fact]
    public async Task Life_of_a_subscription_from_the_form_to_erasing()
    {
        var api = await app.ClientAsync();
        var address = App.Address();

        var asked = await api.PostAsync("/api/subscribe", Form(address));
        Assert.Contains("Look into your mail", (string)asked.Ok(HttpStatusCode.Accepted)["message"]!, StringComparison.Ordinal);
        var letter = await app.Mails.NextAsync(address);
        Assert.Equal("Confirm your paper alerts", letter.Subject);
        Assert.Contains("graph neural networks", letter.Text, StringComparison.Ordinal);
        Assert.False(letter.Headers.ContainsKey("List-Unsubscribe"));

        var confirmed = (await api.PostAsync("/api/confirm", Token(MailTrap.TokenIn(letter)))).Ok();
        Assert.Equal("active", (string)confirmed["state"]!);
        var owner = api.With((string)confirmed["session"]!);

        var profile = (await owner.GetAsync("/api/profile")).Ok();
        Assert.Equal(address, (string)profile["email"]!);
        Assert.Equal("Europe/Berlin", (string)profile["delivery"]!["timeZone"]!);

        Assert.Equal(HttpStatusCode.NoContent, (await owner.DeleteAsync("/api/profile")).Status);
        (await owner.GetAsync("/api/profile")).Problem(HttpStatusCode.Unauthorized);
        (await api.PostAsync("/api/confirm", Token(MailTrap.TokenIn(letter)))).Problem(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Second_click_finds_it_confirmed_but_opens_nothing()
    {
        var api = await app.ClientAsync();
        var token = await ConfirmTokenAsync(api, App.Address());

        var first = (await api.PostAsync("/api/confirm", Token(token))).Ok();
        var second = (await api.PostAsync("/api/confirm", Token(token))).Ok();

        Assert.NotNull(first["session"]);
        Assert.Null(second["session"]);
        Assert.Equal("active", (string)second["state"]!);
    }

    [Theory]
    [InlineData(0, "graph neural networks")]
    [InlineData(2, "ocean currents")]
    public async Task Each_link_confirms_what_its_letter_says_and_of_those_kept_aside_the_last(int link, string keyword)
    {
        var api = await app.ClientAsync();
        var address = App.Address();
        string[] links =
        [
            await ConfirmTokenAsync(api, address),
            await ConfirmTokenAsync(api, address, "rain forecasts"),
            await ConfirmTokenAsync(api, address, "ocean currents"),
        ];

        (await api.PostAsync("/api/confirm", Token(links[1]))).Problem(HttpStatusCode.Gone);
        var session = (string)(await api.PostAsync("/api/confirm", Token(links[link]))).Ok()["session"]!;
        Assert.Null((await api.PostAsync("/api/confirm", Token(links[2 - link]))).Ok()["session"]);

        var keywords = (await api.With(session).GetAsync("/api/profile")).Ok()["keywords"]!.AsArray();
        Assert.Equal(keyword, (string)Assert.Single(keywords)!);
    }

    [Theory]
    [InlineData(SubscriberState.Active)]
    [InlineData(SubscriberState.Paused)]
    [InlineData(SubscriberState.Pending)]
    [InlineData(SubscriberState.Unsubscribed)]
    public async Task Asking_alone_changes_nothing_of_a_profile_whatever_its_state(SubscriberState state)
    {
        var api = await app.ClientAsync();
        var reader = (await app.ReadAsync(await app.AddAsync(state, "my own keyword", "and another")))!;

        var known = await api.PostAsync("/api/subscribe", Form(reader.Address.ToUpperInvariant(), "anything else"));
        var unknown = await api.PostAsync("/api/subscribe", Form(App.Address(), "anything else"));

        Assert.Equal(unknown, known);
        var after = (await app.ReadAsync(reader))!;
        Assert.Equivalent(reader with { Request = after.Request, Version = after.Version, ETag = after.ETag }, after, strict: true);
        var listed = (await (await app.ServiceAsync<ProfileStore>()).ListAsync(reader.Shard, reader.Shard, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken)).Single(row => row.Id == reader.Id);
        Assert.Equal(reader.Keywords, listed.Subscriber!.Keywords);
    }

    [Fact]
    public async Task Request_for_an_address_that_was_left_confirms_nothing()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync(SubscriberState.Unsubscribed);
        var token = await ConfirmTokenAsync(api, reader.Address, "anything else");
        var (store, other) = (await app.ServiceAsync<ProfileStore>(), App.Address());
        await store.MoveAsync(reader.Id, EmailAddress.TryParse(other, out var address) ? address! : throw new FormatException(), TestContext.Current.CancellationToken);

        (await api.PostAsync("/api/confirm", Token(token))).Problem(HttpStatusCode.Gone);

        Assert.Equal((other, SubscriberState.Unsubscribed), ((await app.ReadAsync(reader))!.Address, (await app.ReadAsync(reader))!.State));
    }

    [Theory]
    [InlineData(SubscriberState.Active)]
    [InlineData(SubscriberState.Paused)]
    public async Task Stranger_learns_and_changes_nothing_about_who_is_subscribed(SubscriberState state)
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync(state);

        var known = await api.PostAsync("/api/subscribe", Form(reader.Address, "anything else"));
        var unknown = await api.PostAsync("/api/subscribe", Form(App.Address(), "anything else"));

        Assert.Equal(unknown, known);
        Assert.Equal("Your link to your alerts", (await app.Mails.NextAsync(reader.Address)).Subject);
        var after = (await app.ReadAsync(reader))!;
        Assert.Equal(reader.Keywords, after.Keywords);
        Assert.Equal(state, after.State);
    }

    [Fact]
    public async Task Who_unsubscribed_can_subscribe_again_and_confirms_again()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync(SubscriberState.Unsubscribed);

        (await api.PostAsync("/api/subscribe", Form(reader.Address, "rain forecasts"))).Ok(HttpStatusCode.Accepted);
        var letter = await app.Mails.NextAsync(reader.Address);
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
        Assert.Contains("rain forecasts", letter.Text, StringComparison.Ordinal);
        (await api.PostAsync("/api/confirm", Token(MailTrap.TokenIn(letter)))).Ok();

        var after = (await app.ReadAsync(reader))!;
        Assert.Equal((SubscriberState.Active, null), (after.State, after.Request));
        Assert.Equal("rain forecasts", Assert.Single(after.Keywords));
        Assert.Equal("Europe/Berlin", after.Delivery.TimeZone);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_with_what_it_should_be()
    {
        var answer = await (await app.ClientAsync()).PostAsync("/api/subscribe", JsonNode.Parse("""
            {"email": "nobody", "keywords": ["fine", "\"open", 7], "colour": "green",
             "delivery": {"frequency": "hourly", "hour": 24, "timeZone": "Mars/Olympus", "cap": 0, "threshold": "low", "sources": "hf", "trending": 1, "x": 1}}
            """));

        string[] fields =
        [
            "colour", "delivery.cap", "delivery.frequency", "delivery.hour", "delivery.sources", "delivery.threshold", "delivery.timeZone",
            "delivery.trending", "delivery.x", "email", "keywords[1]", "keywords[2]",
        ];
        answer.Problem(HttpStatusCode.BadRequest);
        Assert.Equal(fields, answer.Json["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Contains("column", answer.Problem(HttpStatusCode.BadRequest, "keywords[1]")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"email": "ada@example.org", "keywords": []}""", "keywords")]
    [InlineData("""{"email": "ada@example.org", "keywords": ["-survey"]}""", "keywords")]
    [InlineData("""{"email": "ada@example.org", "keywords": ["a\nb"]}""", "keywords[0]")]
    [InlineData("""{"email": "ada@example.org\r\nBcc: all@example.org", "keywords": ["a b"]}""", "email")]
    [InlineData("""{"email": "ada@example.org, eve@example.org", "keywords": ["a b"]}""", "email")]
    [InlineData("""{"email": "<ada@example.org>", "keywords": ["a b"]}""", "email")]
    [InlineData("""{"email": "ada@\ud800.org", "keywords": ["a b"]}""", "email")]
    [InlineData("""{"keywords": ["a b"]}""", "email")]
    [InlineData("""{"email": "ada@example.org"}""", "keywords")]
    public async Task Profile_that_could_never_work_is_refused(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await (await app.ClientAsync()).SendAsync(HttpMethod.Post, "/api/subscribe", content);

        Assert.NotEmpty(answer.Problem(HttpStatusCode.BadRequest, field));
    }

    [Fact]
    public async Task Trending_alone_needs_no_keywords()
    {
        var body = Form(App.Address());
        body["keywords"] = new JsonArray();
        body["delivery"]!["trending"] = true;

        (await (await app.ClientAsync()).PostAsync("/api/subscribe", body)).Ok(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task International_domain_and_tag_are_kept_for_sending()
    {
        var tag = Guid.NewGuid().ToString("n");

        await (await app.ClientAsync()).PostAsync("/api/subscribe", Form($"Ada+{tag}@bücher.example"));

        Assert.Equal("Confirm your paper alerts", (await app.Mails.NextAsync($"Ada+{tag}@xn--bcher-kva.example")).Subject);
    }

    [Theory]
    [InlineData("/api/confirm", LinkPurpose.Confirm)]
    [InlineData("/api/session", LinkPurpose.SignIn)]
    [InlineData("/api/address", LinkPurpose.Address)]
    [InlineData("/api/feedback/preview", LinkPurpose.Feedback)]
    [InlineData("/api/feedback/undo", LinkPurpose.Undo)]
    public async Task Token_opens_only_what_it_was_made_for(string path, LinkPurpose right)
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync();
        foreach (var purpose in Enum.GetValues<LinkPurpose>().Where(purpose => purpose != right))
        {
            (await api.PostAsync(path, Token(await app.TokenAsync(purpose, reader.Id)))).Problem(HttpStatusCode.BadRequest);
        }

        Assert.Equal(reader.Version, (await app.ReadAsync(reader))!.Version);
    }

    internal static JsonObject Token(string token) => new() { ["token"] = token };

    internal static JsonObject Form(string address, string keyword = "graph neural networks") => new()
    {
        ["email"] = address,
        ["keywords"] = new JsonArray(keyword),
        ["delivery"] = new JsonObject { ["hour"] = 7, ["timeZone"] = "Europe/Berlin", ["frequency"] = "weekdays" },
    };

    private async Task<string> ConfirmTokenAsync(ApiClient api, string address, string keyword = "graph neural networks")
    {
        (await api.PostAsync("/api/subscribe", Form(address, keyword))).Ok(HttpStatusCode.Accepted);
        return MailTrap.TokenIn(await app.Mails.NextAsync(address));
    }
}
