using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alerts.Links;
using Alerts.Mail;

namespace Alerts.Subscribing;

/// <summary>What programs that read other people's mail do, and what people do who mean harm.</summary>
public sealed partial class HostilityTests(App app)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scanner_that_follows_every_link_of_every_mail_changes_nothing_and_uses_nothing_up()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync();
        await api.PostAsync("/api/sign-in", new JsonObject { ["email"] = reader.Address });
        var letter = await app.Mails.NextAsync(reader.Address);
        var newcomer = App.Address();
        await api.PostAsync("/api/subscribe", SubscribeTests.Form(newcomer));
        var confirm = await app.Mails.NextAsync(newcomer);
        reader = (await app.ReadAsync(reader))!;
        var alert = await (await app.ServiceAsync<AlertMailComposer>()).ComposeAsync(
            MailRig.Mail([.. App.Papers.Where(paper => paper.Title.StartsWith("Graph", StringComparison.Ordinal)).Select(paper => MailRig.Match(paper))]) with { Subscriber = reader },
            Cancellation);

        var links = new[] { letter, confirm, alert }
            .SelectMany(mail => OwnLink().Matches(WebUtility.HtmlDecode(mail.Html) + mail.Text + string.Join(' ', mail.Headers.Values)))
            .Select(match => new Uri(api.Url, new Uri(match.Value).PathAndQuery)).Distinct().ToList();
        Assert.Contains(links, link => link.AbsolutePath == "/unsubscribe");
        foreach (var link in links)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
            {
                using var request = new HttpRequestMessage(method, link);
                using var answer = await Http.SendAsync(request, Cancellation);
                Assert.True(method == HttpMethod.Options ? (int)answer.StatusCode < 500 : answer.StatusCode == HttpStatusCode.OK, $"{method} {link}: {answer.StatusCode}");
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            }
        }

        Assert.Equal(reader.ETag, (await app.ReadAsync(reader))!.ETag);
        (await api.PostAsync("/api/session", SubscribeTests.Token(MailTrap.TokenIn(letter)))).Ok();
        (await api.PostAsync("/api/confirm", SubscribeTests.Token(MailTrap.TokenIn(confirm)))).Ok();
    }

    [Fact]
    public async Task Feed_opens_with_a_feed_token_alone()
    {
        var api = await app.ClientAsync();
        var reader = await app.AddAsync();
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            var answer = await api.GetAsync($"/feed?token={await app.TokenAsync(purpose, reader.Id)}");

            Assert.Equal(purpose is LinkPurpose.Feed ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.Status);
        }
    }

    [Fact]
    public async Task Text_that_turns_the_reading_round_is_cleaned_where_strangers_read_it()
    {
        var api = await app.ClientAsync();
        var day = await api.GetAsync("/api/days/latest");
        var preview = await api.PostAsync("/api/preview", new JsonObject { ["keywords"] = new JsonArray("graph neural\u202E networks", "zebra\u2066fish\u202E") });

        var shown = preview.Ok()["matches"]!.AsArray().Select(match => match!["reasons"]!.ToString())
            .Concat(preview.Json["advice"]!.AsArray().Select(advice => advice!["text"]!.ToString()))
            .Append(string.Concat(day.Ok()["papers"]!.AsArray().Select(paper => string.Concat(paper!["organizations"]!.AsArray().Select(name => (string)name!)))));
        Assert.All(shown, text => Assert.DoesNotContain(text, c => c is '\u202E' or '\u2066' || char.IsControl(c)));
    }

    [Theory]
    [InlineData("/api/subscribe", "application/json")]
    [InlineData("/unsubscribe?token=x", "application/x-www-form-urlencoded")]
    [InlineData("/unsubscribe?token=x", "multipart/form-data; boundary=b")]
    public async Task Body_without_end_and_without_a_length_is_refused_without_being_kept(string path, string type)
    {
        using var content = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n" + new string('a', 4_000_000))));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri((await app.ClientAsync()).Url, path)) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Forwarded-For", $"10.99.0.{Random.Shared.Next(1, 255)}");

        HttpStatusCode? status = null;
        try
        {
            using var answer = await Http.SendAsync(request, Cancellation);
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Cut off while still sending: refused too.
        }

        Assert.True(status is null or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{status}");
    }

    [GeneratedRegex(@"https://alerts\.example\.org/[^\s""<>]*")]
    private static partial Regex OwnLink();
}
