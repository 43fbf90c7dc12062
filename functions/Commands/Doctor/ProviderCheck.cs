using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alerts.Delivery.Senders;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Alerts.Functions.Commands.Doctor;

/// <summary>Whether the mail provider knows us, without a mail to anybody: SendGrid's sandbox mode, or a sign-in at the SMTP server.</summary>
internal sealed class ProviderCheck(SenderOptions sender, SendGridOptions sendGrid, SmtpOptions smtp, HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks.</summary>
    public async Task<Finding> ExamineAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return sender.Sender switch
            {
                SenderKind.SendGrid => await SendGridAsync(patience.Token),
                SenderKind.Smtp => await SmtpAsync(patience.Token),
                _ => Finding.Mind("Mail__Sender is Folder: mails become files and nobody gets any.", "For readers, set it to SendGrid or Smtp: docs/mail-provider.md."),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Bad($"{sender.Sender} did not answer within {Patience.TotalSeconds:0} seconds.", "Look at the network, and at the host and port in the settings.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.Sockets.SocketException or SmtpProtocolException or SmtpCommandException)
        {
            return Finding.Bad($"{sender.Sender} cannot be reached: {e.Message}", "Look at the network, and at the host and port in the settings.");
        }
        catch (Exception e) when (e is AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return Finding.Bad($"{sender.Sender} does not let us in: {e.Message}", "Look at Smtp__User, Smtp__Password and Smtp__Security.");
        }
    }

    private async Task<Finding> SendGridAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(sendGrid.Host), "/v3/mail/send"))
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["personalizations"] = new JsonArray(new JsonObject { ["to"] = new JsonArray(new JsonObject { ["email"] = sender.From }) }),
                ["from"] = new JsonObject { ["email"] = sender.From, ["name"] = sender.FromName },
                ["subject"] = "A check that nobody gets",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "text/plain", ["value"] = "sandbox" }),
                ["mail_settings"] = new JsonObject { ["sandbox_mode"] = new JsonObject { ["enable"] = true } },
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sendGrid.ApiKey);
        using var answer = await http.SendAsync(request, cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => Finding.Good($"SendGrid knows the key and would take a mail from {sender.From}."),
            HttpStatusCode.Accepted => Finding.Mind(
                $"SendGrid took the check as a real mail to {sender.From}.",
                "Its sandbox mode is off for this account; nothing else is wrong."),
            HttpStatusCode.Unauthorized => Finding.Bad(
                "SendGrid does not know the key (401).",
                "Make a new one with the permission Mail Send and set SendGrid__ApiKey."),
            HttpStatusCode.Forbidden => Finding.Bad(
                "SendGrid refuses the sender or the key's rights (403).",
                $"Authenticate the domain of {sender.From}, and give the key the permission Mail Send."),
            HttpStatusCode.TooManyRequests => Finding.Mind(
                "SendGrid asks us to slow down (429).",
                "The plan's rate or quota is used up: look at the account."),
            var status => Finding.Bad($"SendGrid answers {(int)status}.", "Look at status.sendgrid.com and at the account."),
        };
    }

    private async Task<Finding> SmtpAsync(CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(
            smtp.Host!,
            smtp.Port,
            smtp.Security switch
            {
                SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
                SmtpSecurity.None => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            },
            cancellationToken);
        if (!string.IsNullOrEmpty(smtp.User))
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", cancellationToken);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
        return Finding.Good($"The SMTP server {smtp.Host} lets us in.");
    }
}
