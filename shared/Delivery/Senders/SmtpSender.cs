using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alerts.Delivery.Senders;

/// <summary>
/// Sends through an SMTP server (RFC 5321). What a failure means depends on when it comes: until the message itself is on its way
/// the server cannot have taken it, afterwards only its answer tells.
/// </summary>
public sealed class SmtpSender(SmtpConnections connections, MimeMessageBuilder builder, IOptions<SmtpOptions> options, TimeProvider time)
    : IMailSender
{
    private const int LongestReason = 300;

    /// <inheritdoc/>
    public string Name => nameof(SenderKind.Smtp);

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var message = builder.Build(mail);
            return await SendAsync(message, either.Token);
        }
        catch (FormatException e)
        {
            return new SendOutcome.Failed(e.Message);
        }
    }

    private async Task<SendOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        while (true)
        {
            SmtpConnection connection;
            try
            {
                connection = await connections.RentAsync(cancellationToken);
            }
            catch (Exception e)
            {
                return OfConnecting(e);
            }

            var departure = new Departure();
            try
            {
                var format = FormatOf(message);
                if (format.International && !connection.Client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
                {
                    connections.Return(connection);
                    return new SendOutcome.Failed("The SMTP server does not take addresses beyond ASCII (SMTPUTF8).");
                }

                await connection.Client.SendAsync(format, message, cancellationToken, departure);
                connections.Return(connection);
                return new SendOutcome.Accepted(null);
            }
            catch (Exception e)
            {
                connection.Dispose();
                var outcome = OfSending(e, departure.Begun);

                // A server may have closed a connection that was idle: nothing is sent yet, and a fresh one tells more.
                if (connection.IsFresh || outcome is not SendOutcome.Refused { ThisMailOnly: false } || cancellationToken.IsCancellationRequested)
                {
                    return outcome;
                }
            }
        }
    }

    private static SendOutcome OfConnecting(Exception e) => e switch
    {
        AuthenticationException => new SendOutcome.NotAuthorized("The SMTP server does not accept Smtp__User and Smtp__Password."),
        SslHandshakeException => new SendOutcome.Refused(null, "The SMTP server's certificate is not trusted, or it speaks no TLS on this port."),
        NotSupportedException => new SendOutcome.NotAuthorized("The SMTP server does not offer what Smtp__Security or Smtp__User asks for."),
        SmtpCommandException command => new SendOutcome.Refused(null, $"The SMTP server refuses us: {Reason(command)}"),
        OperationCanceledException => new SendOutcome.Refused(null, "The SMTP server did not answer in time."),
        _ => new SendOutcome.Refused(null, $"The SMTP server cannot be reached: {e.GetType().Name}."),
    };

    private static SendOutcome OfSending(Exception e, bool begun) => e switch
    {
        // The server answered: the mail is not taken, now (4yz) or ever (5yz). A sender it does not accept concerns every mail.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } command when IsPermanent(command) =>
            new SendOutcome.NotAuthorized($"The SMTP server does not accept Mail__From: {Reason(command)}"),
        SmtpCommandException command when IsPermanent(command) => new SendOutcome.Failed(Reason(command)),
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } command => new SendOutcome.Refused(null, Reason(command)),
        SmtpCommandException command => new SendOutcome.Refused(null, Reason(command)) { ThisMailOnly = true },
        ServiceNotAuthenticatedException => new SendOutcome.NotAuthorized("The SMTP server wants Smtp__User and Smtp__Password."),
        _ when begun => new SendOutcome.Unknown($"The SMTP server's answer to the message is lost: {e.GetType().Name}."),
        _ => new SendOutcome.Refused(null, $"The SMTP connection broke before the message: {e.GetType().Name}."),
    };

    private static bool IsPermanent(SmtpCommandException e) => (int)e.StatusCode >= 500;

    private static string Reason(SmtpCommandException e) => ReasonText.Clean($"SMTP {(int)e.StatusCode}: {e.Message}", LongestReason);

    /// <summary>A local part beyond ASCII goes as it is, to servers that can (RFC 6531); everything else in ASCII.</summary>
    private static FormatOptions FormatOf(MimeMessage message)
    {
        var format = FormatOptions.Default.Clone();
        format.International = message.To.Mailboxes.Any(mailbox => !mailbox.LocalPart.All(char.IsAscii));
        return format;
    }

    /// <summary>Notices the first bytes of the message leaving, after DATA was answered 354.</summary>
    private sealed class Departure : ITransferProgress
    {
        public bool Begun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Begun = true;

        public void Report(long bytesTransferred) => Begun = true;
    }
}
