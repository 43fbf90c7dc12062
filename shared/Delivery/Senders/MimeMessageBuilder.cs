using System.Text;
using Alerts.Profiles;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Alerts.Delivery.Senders;

/// <summary>
/// The one place where a mail becomes MIME: multipart/alternative, text first because a reader shows the last part it
/// understands (RFC 2046, 5.1.4). A header value cannot bring a header of its own: control characters become spaces.
/// </summary>
public sealed class MimeMessageBuilder(IOptions<SenderOptions> options, TimeProvider time)
{
    /// <summary>Set here, or by the provider: a caller that names them is wrong.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Sender", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding", "DKIM-Signature", "Received", "Return-Path",
    };

    /// <summary>Builds the message. The same mail gives the same message but for its date and boundary.</summary>
    /// <exception cref="FormatException">The recipient is no address, or a header's name is not one or is reserved.</exception>
    public MimeMessage Build(OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Subject = OneLine(mail.Subject),
            Date = time.GetUtcNow(),
            Body = new MultipartAlternative
            {
                TextPart(TextFormat.Plain, mail.Text),
                TextPart(TextFormat.Html, mail.Html),
            },
        };
        message.From.Add(new MailboxAddress(OneLine(options.Value.FromName), options.Value.From));
        message.To.Add(Recipient(mail.To));
        foreach (var (name, value) in CheckedHeaders(mail))
        {
            message.Headers.Add(new Header(Encoding.UTF8, name, value));
        }

        return message;
    }

    /// <summary>The mail's further headers, each value on one line.</summary>
    /// <exception cref="FormatException">A name is not a header's name, or is reserved.</exception>
    public static IEnumerable<KeyValuePair<string, string>> CheckedHeaders(OutgoingMail mail) => mail.Headers.Select(header =>
        IsHeaderName(header.Key) && !Reserved.Contains(header.Key)
            ? KeyValuePair.Create(header.Key, OneLine(header.Value))
            : throw new FormatException($"'{OneLine(header.Key)}' is not a header a mail may add."));

    /// <summary>The recipient as one mailbox, the local part as typed; the domain goes out in its ASCII form (<c>xn--</c>).</summary>
    /// <exception cref="FormatException">It is no address, or more than one.</exception>
    public static MailboxAddress Recipient(string address) => EmailAddress.TryParse(address, out var parsed)
        ? new MailboxAddress(null, parsed!.Sending)
        : throw new FormatException("The recipient is not one mail address.");

    /// <summary>Text without control characters, whatever it was made of.</summary>
    public static string OneLine(string text) => text.Any(char.IsControl)
        ? string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        : text;

    private static TextPart TextPart(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    // RFC 5322, 2.2: printable ASCII without the colon.
    private static bool IsHeaderName(string name) => name.Length is > 0 and <= 76 && name.All(c => c is > ' ' and < '\x7f' and not ':');
}
