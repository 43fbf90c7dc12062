using System.Net;
using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Subscribing;

public sealed class UnsubscribeTests(App app)
{
    [Fact]
    public async Task Get_shows_a_page_and_changes_nothing()
    {
        var reader = await app.AddAsync();

        var answer = await (await app.ClientAsync()).GetAsync(await LinkAsync(reader));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("<form method=\"post\">", answer.Text, StringComparison.Ordinal);
        Assert.Equal(SubscriberState.Active, (await app.ReadAsync(reader))!.State);
    }

    [Fact]
    public async Task Mail_program_unsubscribes_by_urlencoded_form_and_gets_no_goodbye()
    {
        var reader = await app.AddAsync();

        var answer = await PostAsync(await LinkAsync(reader), OneClickForm());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
        Assert.False(await app.GetsMoreAsync(reader.Address));
    }

    [Fact]
    public async Task Mail_program_unsubscribes_by_multipart_form()
    {
        var reader = await app.AddAsync();
        using var form = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };

        var answer = await PostAsync(await LinkAsync(reader), form);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
    }

    [Fact]
    public async Task Page_unsubscribes_with_an_empty_form_and_a_goodbye_is_mailed()
    {
        var reader = await app.AddAsync();

        var answer = await PostAsync(await LinkAsync(reader), content: null);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
        Assert.Equal("You are unsubscribed", (await app.Mails.NextAsync(reader.Address)).Subject);
    }

    [Fact]
    public async Task Endless_body_does_not_keep_anyone_subscribed()
    {
        var reader = await app.AddAsync();
        using var form = new FormUrlEncodedContent([new("x", new string('a', 200_000))]);

        var answer = await PostAsync(await LinkAsync(reader), form);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
    }

    [Theory]
    [InlineData(SubscriberState.Pending)]
    [InlineData(SubscriberState.Active)]
    [InlineData(SubscriberState.Paused)]
    [InlineData(SubscriberState.Unsubscribed)]
    public async Task Answer_is_the_same_in_every_state_and_when_repeated(SubscriberState state)
    {
        var reader = await app.AddAsync(state);
        var erased = await PostAsync(await LinkAsync(reader with { Id = Subscriber.NewId() }), OneClickForm());

        var first = await PostAsync(await LinkAsync(reader), OneClickForm());
        var second = await PostAsync(await LinkAsync(reader), OneClickForm());

        Assert.Equal(HttpStatusCode.OK, erased.Status);
        Assert.Equal(erased, first);
        Assert.Equal(erased, second);
        Assert.Equal(SubscriberState.Unsubscribed, (await app.ReadAsync(reader))!.State);
    }

    [Fact]
    public async Task Token_for_another_purpose_does_nothing()
    {
        var reader = await app.AddAsync();
        foreach (var purpose in Enum.GetValues<LinkPurpose>().Where(purpose => purpose is not LinkPurpose.Unsubscribe))
        {
            var answer = await PostAsync($"/unsubscribe?token={await app.TokenAsync(purpose, reader.Id)}", OneClickForm());

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
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
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("/unsubscribe" + query, OneClickForm())).Status);
    }

    [Fact]
    public async Task Revoked_link_does_nothing()
    {
        var reader = await app.AddAsync();
        var old = await LinkAsync(reader);
        await app.ChangeAsync(reader, s => s with { LinksVersion = s.LinksVersion + 1 });

        var answer = await PostAsync(old, OneClickForm());

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(SubscriberState.Active, (await app.ReadAsync(reader))!.State);
    }

    private async Task<string> LinkAsync(Subscriber reader) => $"/unsubscribe?token={await app.TokenAsync(LinkPurpose.Unsubscribe, reader.Id)}";

    private static FormUrlEncodedContent OneClickForm() => new([new("List-Unsubscribe", "One-Click")]);

    private async Task<Answer> PostAsync(string path, HttpContent? content) =>
        await (await app.ClientAsync()).SendAsync(HttpMethod.Post, path, content);
}
