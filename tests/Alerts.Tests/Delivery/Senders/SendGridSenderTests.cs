using System.Globalization;
using System.Text.Json;
using Alerts.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Delivery.Senders;

public sealed class SendGridSenderTests
{
    private const string Path = "/v3/mail/send";

    private static readonly DateTimeOffset Now = new(2026, 8, 19, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mail_is_one_request_as_sendgrid_describes_it()
    {
        await using var server = await SendGridServer.StartAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"Requests are checked by {server.CheckedBy}.");
        await using var rig = Rig(server.Url, null, ("Mail__FromName", "Alerts\r\nBcc: x@example.org"));

        var outcome = await rig.SendAsync();

        Assert.Equal(new SendOutcome.Accepted("sg-1"), outcome);
        var (authorization, body) = Assert.Single(server.Requests);
        Assert.Equal("Bearer SG.test", authorization);
        var person = Assert.Single(body.GetProperty("personalizations").EnumerateArray());
        Assert.Equal("reader@example.org", Assert.Single(person.GetProperty("to").EnumerateArray()).GetProperty("email").GetString());
        Assert.Equal(["text/plain", "text/html"], body.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.Equal(SenderRig.Mail().Text, body.GetProperty("content")[0].GetProperty("value").GetString());
        Assert.Equal("Alerts Bcc: x@example.org", body.GetProperty("from").GetProperty("name").GetString());
        foreach (var tracking in new[] { "click_tracking", "open_tracking", "subscription_tracking" })
        {
            Assert.False(body.GetProperty("tracking_settings").GetProperty(tracking).GetProperty("enable").GetBoolean());
        }

        Assert.False(body.TryGetProperty("mail_settings", out _));
    }

    [Fact]
    public async Task Nothing_but_our_random_mail_id_is_left_at_the_provider()
    {
        await using var server = await SendGridServer.StartAsync();
        await using var rig = Rig(server.Url);

        await rig.SendAsync();

        var body = Assert.Single(server.Requests).Body;
        var arguments = body.TryGetProperty("custom_args", out var whole) ? whole : body.GetProperty("personalizations")[0].GetProperty("custom_args");
        var argument = Assert.Single(arguments.EnumerateObject());
        Assert.Equal((SendGridSender.MailIdArgument, "4bf92f3577b34da6a3ce929d0e0e4736"), (argument.Name, argument.Value.GetString()));
        var headers = body.TryGetProperty("headers", out var global) ? global : body.GetProperty("personalizations")[0].GetProperty("headers");
        Assert.Equal(
            ["List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Message-ID"],
            headers.EnumerateObject().Select(header => header.Name).Order());
        Assert.Equal("<4bf92f3577b34da6a3ce929d0e0e4736@example.org>", headers.GetProperty("Message-ID").GetString());
    }

    [Theory]
    [InlineData(401, typeof(SendOutcome.NotAuthorized))]
    [InlineData(403, typeof(SendOutcome.NotAuthorized))]
    [InlineData(404, typeof(SendOutcome.NotAuthorized))]
    [InlineData(405, typeof(SendOutcome.NotAuthorized))]
    [InlineData(302, typeof(SendOutcome.NotAuthorized))]
    [InlineData(400, typeof(SendOutcome.Failed))]
    [InlineData(413, typeof(SendOutcome.Failed))]
    [InlineData(408, typeof(SendOutcome.Unknown))]
    [InlineData(500, typeof(SendOutcome.Unknown))]
    [InlineData(502, typeof(SendOutcome.Unknown))]
    [InlineData(504, typeof(SendOutcome.Unknown))]
    [InlineData(503, typeof(SendOutcome.Refused))]
    [InlineData(429, typeof(SendOutcome.Refused))]
    [InlineData(202, typeof(SendOutcome.Accepted))]
    [InlineData(200, typeof(SendOutcome.Accepted))]
    public async Task Every_status_is_one_outcome_and_never_a_second_request(int status, Type outcome)
    {
        await using var site = await RecordedSite.StartAsync();
        site.Answer(Path, Reply.Status(status, ("Location", "/elsewhere")));
        await using var rig = Rig(site.Url);

        Assert.IsType(outcome, await rig.SendAsync());
        Assert.Single(site.Requests);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset", 90, 90)]
    [InlineData("X-RateLimit-Reset", -5, null)]
    [InlineData("X-RateLimit-Reset", 999_999_999, 86_400)]
    [InlineData("Retry-After", 30, 30)]
    public async Task Too_many_requests_says_until_when(string header, int seconds, int? expected)
    {
        await using var site = await RecordedSite.StartAsync();
        var value = header == "Retry-After" ? seconds : Now.ToUnixTimeSeconds() + seconds;
        site.Answer(Path, Reply.Status(429, (header, value.ToString(CultureInfo.InvariantCulture))));
        await using var rig = Rig(site.Url, new FakeTimeProvider(Now));

        var refused = Assert.IsType<SendOutcome.Refused>(await rig.SendAsync());

        Assert.Equal(expected is { } s ? Now.AddSeconds(s) : null, refused.NotBefore);
        Assert.False(refused.ThisMailOnly);
    }

    [Fact]
    public async Task The_reason_comes_without_addresses_and_on_one_line()
    {
        await using var site = await RecordedSite.StartAsync();
        site.Answer(Path, Reply.Content("application/json", JsonSerializer.Serialize(new
        {
            errors = new[] { new { message = "The address reader@example.org\r\nis blocked" }, new { message = new string('x', 500) } },
        }), 400));
        await using var rig = Rig(site.Url);

        var failed = Assert.IsType<SendOutcome.Failed>(await rig.SendAsync());

        Assert.StartsWith("SendGrid answered 400: The address … is blocked; xxx", failed.Reason, StringComparison.Ordinal);
        Assert.InRange(failed.Reason.Length, 100, 330);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"errors":"none"}""")]
    [InlineData("""{"errors":[{"message":7}]}""")]
    public async Task An_error_that_cannot_be_read_is_still_one(string body)
    {
        await using var site = await RecordedSite.StartAsync();
        site.Answer(Path, Reply.Content("application/json", body, 400));
        await using var rig = Rig(site.Url);

        Assert.Equal(new SendOutcome.Failed("SendGrid answered 400: no reason given"), await rig.SendAsync());
    }

    [Fact]
    public async Task Silence_is_an_unknown_fate()
    {
        await using var site = await RecordedSite.StartAsync();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Answer(Path, Reply.Never(arrived));
        var time = new FakeTimeProvider(Now);
        await using var rig = Rig(site.Url, time);

        var sending = rig.SendAsync();
        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new SendOutcome.Unknown("SendGrid did not answer in 30 s."), await sending);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_is_an_unknown_fate_and_no_second_request()
    {
        await using var site = await RecordedSite.StartAsync();
        site.Answer(Path, Reply.Reset());
        await using var rig = Rig(site.Url);

        Assert.IsType<SendOutcome.Unknown>(await rig.SendAsync());
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task Nobody_there_is_a_refusal()
    {
        string url;
        await using (var site = await RecordedSite.StartAsync())
        {
            url = site.Url;
        }

        await using var rig = Rig(url);

        Assert.IsType<SendOutcome.Refused>(await rig.SendAsync());
    }

    [Fact]
    public async Task No_connection_in_time_is_a_refusal()
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
            ConnectCallback = static async (_, cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return Stream.Null;
            },
        };
        await using var rig = new SenderRig(
            null,
            services => services.AddHttpClient(SendGridSender.ClientName).ConfigurePrimaryHttpMessageHandler(() => handler),
            [("Mail__Sender", "SendGrid"), ("SendGrid__ApiKey", "SG.test"), ("SendGrid__Host", "http://sendgrid.example")]);

        Assert.IsType<SendOutcome.Refused>(await rig.SendAsync());
    }

    [Fact]
    public async Task A_mail_that_cannot_be_written_is_failed_without_asking()
    {
        await using var site = await RecordedSite.StartAsync();
        await using var rig = Rig(site.Url);

        Assert.IsType<SendOutcome.Failed>(await rig.SendAsync(SenderRig.Mail(to: "no address")));
        Assert.Empty(site.Requests);
    }

    private static SenderRig Rig(string host, TimeProvider? time = null, params (string, string)[] more) => new(
        time, [("Mail__Sender", "SendGrid"), ("Mail__From", "alerts@example.org"), ("SendGrid__ApiKey", "SG.test"), ("SendGrid__Host", host), .. more]);
}
