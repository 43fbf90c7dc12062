using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Alerts.Delivery.Senders;

public sealed class MimeMessageBuilderTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 19, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_mail_has_text_first_and_says_who_when_and_which()
    {
        var message = Roundtrip(SenderRig.Mail());

        var parts = Assert.IsType<MultipartAlternative>(message.Body);
        Assert.Equal(["text/plain", "text/html"], parts.Select(part => part.ContentType.MimeType));
        Assert.All(parts.Cast<TextPart>(), part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.Equal((Now, "4bf92f3577b34da6a3ce929d0e0e4736@example.org"), (message.Date, message.MessageId));
        Assert.Equal(("Prüfung & Söhne", "alerts@example.org"), (message.From.Mailboxes.Single().Name, message.From.Mailboxes.Single().Address));
        Assert.Equal("<https://alerts.example.org/unsubscribe?token=abc>", message.Headers["List-Unsubscribe"]);
    }

    [Theory]
    [InlineData("Ihre Arbeiten: Größe\r\nBcc: victim@example.org")]
    [InlineData("\nX-Evil: 1\n\n<script>")]
    [InlineData("a\u0085b\u2028c\0d")]
    public void A_subject_stays_one_header(string subject)
    {
        var message = Roundtrip(SenderRig.Mail(subject: subject));

        Assert.Null(message.Headers["Bcc"]);
        Assert.Null(message.Headers["X-Evil"]);
        Assert.DoesNotContain(message.Subject!, char.IsControl);
        Assert.Equal(2, Assert.IsType<MultipartAlternative>(message.Body).Count);
    }

    [Fact]
    public void A_header_value_stays_one_header()
    {
        var message = Roundtrip(SenderRig.Mail(header: "<https://x>\r\nBcc: victim@example.org\r\n\r\nbody"));

        Assert.Null(message.Headers["Bcc"]);
        Assert.Equal("reader@example.org", Assert.Single(message.To.Mailboxes).Address);
        Assert.DoesNotContain("victim", message.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bcc")]
    [InlineData("subject")]
    [InlineData("X-Bad: value\r\nBcc")]
    [InlineData("")]
    [InlineData("Größe")]
    public void A_header_that_is_reserved_or_none_is_refused(string name)
    {
        var mail = SenderRig.Mail() with { Headers = new Dictionary<string, string> { [name] = "x" } };

        Assert.Throws<FormatException>(() => Builder().Build(mail));
    }

    [Theory]
    [InlineData("reader@example.org", "reader@example.org")]
    [InlineData("Ada+papers@Example.ORG", "Ada+papers@example.org")]
    [InlineData("leser@bücher.example", "leser@xn--bcher-kva.example")]
    [InlineData("o'neil@example.org", "o'neil@example.org")]
    public void A_recipient_keeps_its_local_part_and_gets_an_ascii_domain(string typed, string sent) =>
        Assert.Equal(sent, MimeMessageBuilder.Recipient(typed).GetAddress(idnEncode: true));

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("Ada <a@example.org>")]
    public void What_is_not_one_address_is_refused(string typed) =>
        Assert.Throws<FormatException>(() => MimeMessageBuilder.Recipient(typed));

    [Fact]
    public void No_line_is_longer_than_a_server_takes()
    {
        var mail = SenderRig.Mail() with { Html = new string('x', 50_000), Text = new string('ü', 50_000) };
        using var stream = new MemoryStream();

        Builder().Build(mail).WriteTo(stream, TestContext.Current.CancellationToken);

        // RFC 5322, 2.1.1: 998 octets without the line's end.
        Assert.All(Encoding.UTF8.GetString(stream.ToArray()).Split('\n'), line => Assert.InRange(line.Length, 0, 998));
    }

    private static MimeMessageBuilder Builder() => new(
        Options.Create(new SenderOptions { From = "alerts@example.org", FromName = "Prüfung & Söhne" }), new FakeTimeProvider(Now));

    private static MimeMessage Roundtrip(OutgoingMail mail)
    {
        using var stream = new MemoryStream();
        Builder().Build(mail).WriteTo(stream, TestContext.Current.CancellationToken);
        stream.Position = 0;
        return MimeMessage.Load(stream, TestContext.Current.CancellationToken);
    }
}
