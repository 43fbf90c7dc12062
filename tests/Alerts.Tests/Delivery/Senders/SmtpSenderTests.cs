using Alerts.Servers;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Delivery.Senders;

public sealed class SmtpSenderTests
{
    [Fact]
    public async Task Mails_arrive_whole_over_one_connection()
    {
        await using var server = await SmtpTestServer.StartAsync();
        await using var rig = Rig(server.Port, null, ("Smtp__User", "alerts"), ("Smtp__Password", "secret"));

        var first = await rig.SendAsync();
        var second = await rig.SendAsync(SenderRig.Mail(to: "second@example.org"));

        Assert.Equal([new SendOutcome.Accepted(null), new SendOutcome.Accepted(null)], [first, second]);
        var mails = server.Mails();
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].Session, mails[1].Session);
        Assert.Equal(("alerts", "alerts@example.org", "reader@example.org"), (mails[0].User, mails[0].From, Assert.Single(mails[0].To)));
        Assert.Equal("second@example.org", Assert.Single(mails[1].To));
        var message = mails[0].Message;
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736@example.org", message.MessageId);
        Assert.Equal(SenderRig.Mail().Text, message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(SenderRig.Mail().Html, message.HtmlBody!.TrimEnd());
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task A_wrong_password_is_a_matter_of_configuration()
    {
        await using var server = await SmtpTestServer.StartAsync();
        await using var rig = Rig(server.Port, null, ("Smtp__User", "alerts"), ("Smtp__Password", "wrong"));

        Assert.IsType<SendOutcome.NotAuthorized>(await rig.SendAsync());
        Assert.Empty(server.Mails());
    }

    [Theory]
    [InlineData("CONNECT", "554 no service for you", typeof(SendOutcome.Refused))]
    [InlineData("CONNECT", "421 too busy", typeof(SendOutcome.Refused))]
    [InlineData("CONNECT", ScriptedSmtp.Break, typeof(SendOutcome.Refused))]
    [InlineData("MAIL", "550 not your address", typeof(SendOutcome.NotAuthorized))]
    [InlineData("MAIL", "530 authentication required", typeof(SendOutcome.NotAuthorized))]
    [InlineData("MAIL", "451 later", typeof(SendOutcome.Refused))]
    [InlineData("MAIL", ScriptedSmtp.Break, typeof(SendOutcome.Refused))]
    [InlineData("RCPT", "550 no such user", typeof(SendOutcome.Failed))]
    [InlineData("RCPT", "450 greylisted", typeof(SendOutcome.Refused))]
    [InlineData("RCPT", "421 shutting down", typeof(SendOutcome.Refused))]
    [InlineData("RCPT", ScriptedSmtp.Break, typeof(SendOutcome.Refused))]
    [InlineData("DATA", "554 no", typeof(SendOutcome.Failed))]
    [InlineData("DATA", ScriptedSmtp.Break, typeof(SendOutcome.Refused))]
    [InlineData(".", "554 looks like spam", typeof(SendOutcome.Failed))]
    [InlineData(".", "452 mailbox full", typeof(SendOutcome.Refused))]
    [InlineData(".", ScriptedSmtp.Break, typeof(SendOutcome.Unknown))]
    [InlineData(".", "250 taken", typeof(SendOutcome.Accepted))]
    public async Task What_a_failure_means_depends_on_when_it_comes(string command, string reply, Type outcome)
    {
        await using var server = new ScriptedSmtp((command, reply));
        await using var rig = Rig(server.Port);

        var got = await rig.SendAsync();

        Assert.IsType(outcome, got);
        Assert.Equal(1, server.Connections);
        if (got is SendOutcome.Refused refused)
        {
            Assert.Equal(reply[0] == '4' && !reply.StartsWith("421", StringComparison.Ordinal), refused.ThisMailOnly);
        }
    }

    [Theory]
    [InlineData("MAIL", typeof(SendOutcome.Refused))]
    [InlineData("RCPT", typeof(SendOutcome.Refused))]
    [InlineData(".", typeof(SendOutcome.Unknown))]
    public async Task Silence_is_a_refusal_before_the_message_and_an_unknown_fate_after_it(string command, Type outcome)
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedSmtp((command, ScriptedSmtp.Silence));
        await using var rig = Rig(server.Port, time);

        var sending = rig.SendAsync();
        await server.IsSilent.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.IsType(outcome, await sending);
    }

    [Theory]
    [InlineData("421 idle too long")]
    [InlineData(ScriptedSmtp.Break)]
    public async Task A_kept_connection_that_the_server_closed_is_replaced(string reply)
    {
        await using var server = new ScriptedSmtp(("MAIL", reply)) { AfterMails = 1, OnlyTheFirst = true };
        await using var rig = Rig(server.Port);

        var outcomes = new[] { await rig.SendAsync(), await rig.SendAsync() };

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task Nobody_there_is_a_refusal()
    {
        int port;
        await using (var server = new ScriptedSmtp())
        {
            port = server.Port;
        }

        await using var rig = Rig(port);

        Assert.IsType<SendOutcome.Refused>(await rig.SendAsync());
    }

    [Fact]
    public async Task A_server_without_tls_gets_no_mail_when_tls_is_asked_for()
    {
        await using var server = new ScriptedSmtp();
        await using var rig = Rig(server.Port, null, ("Smtp__Security", "StartTls"));

        Assert.IsType<SendOutcome.NotAuthorized>(await rig.SendAsync());
    }

    [Fact]
    public async Task A_local_part_beyond_ascii_fails_at_a_server_that_cannot()
    {
        await using var server = new ScriptedSmtp();
        await using var rig = Rig(server.Port);

        Assert.IsType<SendOutcome.Failed>(await rig.SendAsync(SenderRig.Mail(to: "用户@example.org")));
    }

    [Fact]
    public async Task An_internationalised_domain_goes_in_ascii_to_every_server()
    {
        await using var server = new ScriptedSmtp();
        await using var rig = Rig(server.Port);

        Assert.IsType<SendOutcome.Accepted>(await rig.SendAsync(SenderRig.Mail(to: "Leser@Büro.example")));
        Assert.Contains("RCPT TO:<Leser@xn--bro-hoa.example>", server.Commands);
    }

    private static SenderRig Rig(int port, TimeProvider? time = null, params (string Name, string Value)[] more) => new(
        time,
        [.. new Dictionary<string, string>
        {
            ["Mail__Sender"] = "Smtp",
            ["Mail__From"] = "alerts@example.org",
            ["Smtp__Host"] = "127.0.0.1",
            ["Smtp__Port"] = $"{port}",
            ["Smtp__Security"] = "None",
        }.Concat(more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
            .GroupBy(setting => setting.Key).Select(setting => (setting.Key, setting.Last().Value))]);
}
