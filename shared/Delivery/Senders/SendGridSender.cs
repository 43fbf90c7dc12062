using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Alerts.Delivery.Senders;

/// <summary>
/// Sends through SendGrid's <see href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send">mail send</see>, one
/// request a mail, without retries: there is no idempotency key, so a repeated request is a second mail.
/// </summary>
public sealed class SendGridSender(
    IHttpClientFactory clients, IOptions<SenderOptions> sender, IOptions<SendGridOptions> options, TimeProvider time) : IMailSender
{
    /// <summary>The name of the HTTP client it uses.</summary>
    public const string ClientName = "SendGrid";

    /// <summary>Where our random mail id travels, and comes back with every event: nothing personal, it cannot be redacted there.</summary>
    public const string MailIdArgument = "mail_id";

    /// <inheritdoc/>
    public string Name => nameof(SenderKind.SendGrid);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        SendGridMessage message;
        try
        {
            message = Compose(mail);
        }
        catch (FormatException e)
        {
            return new SendOutcome.Failed(e.Message);
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var http = clients.CreateClient(ClientName);
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = options.Value.ApiKey, Host = options.Value.Host });
        try
        {
            var answer = await client.SendEmailAsync(message, either.Token);
            return await SendGridAnswer.ReadAsync(answer, time.GetUtcNow(), either.Token);
        }
        catch (HttpRequestException e) when (NeverLeft(e.HttpRequestError))
        {
            return new SendOutcome.Refused(null, $"SendGrid cannot be reached: {e.HttpRequestError}.");
        }
        catch (HttpRequestException e)
        {
            return new SendOutcome.Unknown($"SendGrid's answer is lost: {e.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!either.IsCancellationRequested)
        {
            // Neither we nor the caller ended it: the handler's own limit, which is on connecting alone.
            return new SendOutcome.Refused(null, "SendGrid cannot be reached: no connection in time.");
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Unknown(timeout.IsCancellationRequested
                ? $"SendGrid did not answer in {options.Value.TimeoutSeconds} s."
                : "The app stopped before SendGrid answered.");
        }
    }

    /// <summary>Whether the request failed before a byte of it was sent.</summary>
    private static bool NeverLeft(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;

    private SendGridMessage Compose(OutgoingMail mail)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(sender.Value.From, MimeMessageBuilder.OneLine(sender.Value.FromName)),
            Subject = MimeMessageBuilder.OneLine(mail.Subject),
            PlainTextContent = mail.Text,
            HtmlContent = mail.Html,
            Headers = MimeMessageBuilder.CheckedHeaders(mail).ToDictionary(),
        };
        message.Headers["Message-ID"] = $"<{MimeMessageBuilder.OneLine(mail.MessageId)}>";
        message.AddTo(MimeMessageBuilder.Recipient(mail.To).GetAddress(idnEncode: true));
        message.AddCustomArg(MailIdArgument, mail.MailId);
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        message.SetSubscriptionTracking(false);
        return message;
    }
}
