using System.Net;
using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Subscribing;

public sealed class UnsubscribeTests(App app) : IClassFixture<App>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_shows_a_page_and_changes_nothing()
    {
        var reader = await app.AddAsync();

        using var answer = await app.Client.GetAsync(Link(reader), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<form method=\"post\">", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(SubscriberState.Active, (await app.ReadAsync(reader))!.State);
    }

    [Fact]
    public async Task Mail_program_unsubscribes_by_urlencoded_form()
    {
        var reader = await app.AddAsync();

        using var answer = await app.Client.PostAsync(Link(reader), OneClickForm(), Cancellation);

        await AssertDoneAsync(answer, reader);
    }

    [Fact]
    public async Task Mail_program_unsubscribes_by_multipart_form()
    {
        var reader = await app.AddAsync();
        using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };

        using var answer = await app.Client.PostAsync(Link(reader), form, Cancellation);

        await AssertDoneAsync(answer, reader);
    }

    [Fact]
    public async Task Page_unsubscribes_with_an_empty_form()
    {
        var reader = await app.AddAsync();

        using var answer = await app.Client.PostAsync(Link(reader), content: null, Cancellation);

        await AssertDoneAsync(answer, reader);
    }

    [Fact]
    public async Task Endless_body_does_not_keep_anyone_subscribed()
    {
        var reader = await app.AddAsync();
        using var form = new FormUrlEncodedContent([new("x", new string('a', 200_000))]);

        using var answer = await app.Client.PostAsync(Link(reader), form, Cancellation);

        await AssertDoneAsync(answer, reader);
    }

    [Theory]
    [InlineData(SubscriberState.Pending)]
    [InlineData(SubscriberState.Active)]
    [InlineData(SubscriberState.Paused)]
    [InlineData(SubscriberState.Unsubscribed)]
    public async Task Answer_is_the_same_in_every_state_and_when_repeated(SubscriberState state)
    {
        var reader = await app.AddAsync(state);
        using var erased = await app.Client.PostAsync(LinkOf(Subscriber.NewId()), OneClickForm(), Cancellation);
        using var first = await app.Client.PostAsync(Link(reader), OneClickForm(), Cancellation);
        using var second = await app.Client.PostAsync(Link(reader), OneClickForm(), Cancellation);

        var expected = await erased.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, erased.StatusCode);
        Assert.All([first, second], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(expected, await first.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(expected, await second.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
    }

    [Fact]
    public async Task Token_for_another_purpose_does_nothing()
    {
        var reader = await app.AddAsync();
        foreach (var purpose in Enum.GetValues<LinkPurpose>().Where(purpose => purpose is not LinkPurpose.Unsubscribe))
        {
            var token = app.Tokens.Create(purpose, reader.Id, LinkDetail.Version(reader.LinksVersion));

            using var answer = await app.Client.PostAsync($"/unsubscribe?token={token}", OneClickForm(), Cancellation);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(SubscriberState.Active, (await app.ReadAsync(reader))!.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=nonsense")]
    [InlineData("?token=%00%ff%2e%2e")]
    [InlineData("?token=a&token=b")]
    public async Task Damaged_link_is_said_to_be_one(string query)
    {
        using var answer = await app.Client.PostAsync("/unsubscribe" + query, OneClickForm(), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Revoked_link_does_nothing()
    {
        var reader = await app.AddAsync();
        var old = Link(reader);
        await app.Profiles.ChangeAsync(reader.Id, s => s with { LinksVersion = s.LinksVersion + 1 }, Cancellation);

        using var answer = await app.Client.PostAsync(old, OneClickForm(), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(SubscriberState.Active, (await app.ReadAsync(reader))!.State);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Every_answer_carries_the_security_headers(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/unsubscribe?token=x");

        using var answer = await app.Client.SendAsync(request, Cancellation);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private string Link(Subscriber reader) => LinkOf(reader.Id, reader.LinksVersion);

    private string LinkOf(string id, int version = 0) =>
        $"/unsubscribe?token={app.Tokens.Create(LinkPurpose.Unsubscribe, id, LinkDetail.Version(version))}";

    private static FormUrlEncodedContent OneClickForm() => new([new("List-Unsubscribe", "One-Click")]);

    private async Task AssertDoneAsync(HttpResponseMessage answer, Subscriber reader)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
    }
}
