using System.Security.Cryptography;
using System.Text;
using Alerts.Functions;
using Alerts.Profiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Events;

/// <summary>The webhook on real storage, and SendGrid's side of it: a key pair that signs as SendGrid does.</summary>
internal sealed class SignedWebhook : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebhookSignature _signature;

    private SignedWebhook(DeliveryRig rig)
    {
        Rig = rig;
        Suppressions = new SuppressionStore(rig.Tables, new AddressStore(rig.Tables), rig.Time);
        _signature = new WebhookSignature(Options.Create(new MailEventOptions { WebhookPublicKey = PublicKey }), rig.Time);
        Service = new MailEventService(rig.Alerts, Suppressions, NullLogger<MailEventService>.Instance);
    }

    public DeliveryRig Rig { get; }

    public SuppressionStore Suppressions { get; }

    public MailEventService Service { get; }

    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public string Now => $"{Rig.Time.GetUtcNow().ToUnixTimeSeconds()}";

    public static async Task<SignedWebhook> NewAsync() => new(await DeliveryRig.NewAsync());

    public string Sign(string timestamp, byte[] body) => Convert.ToBase64String(
        _key.SignData([.. Encoding.ASCII.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <summary>Posts what SendGrid would post; anything may be put in another's place.</summary>
    public async Task<int> PostAsync(string body, string? timestamp = null, string? signature = null, string? sentBody = null)
    {
        timestamp ??= Now;
        signature ??= Sign(timestamp, Encoding.UTF8.GetBytes(body));
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(sentBody ?? body));
        context.Request.Headers["X-Twilio-Email-Event-Webhook-Signature"] = signature;
        context.Request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"] = timestamp;
        var result = await new MailEvents(_signature, Service).Run(context.Request, TestContext.Current.CancellationToken);
        return Assert.IsAssignableFrom<IStatusCodeHttpResult>(result).StatusCode ?? 0;
    }

    /// <summary>An event as SendGrid writes it.</summary>
    public string Event(string name, string? mailId = null, string email = "reader@example.org", string? more = null, DateTimeOffset? at = null) =>
        $$"""
        {"email":"{{email}}","event":"{{name}}","timestamp":{{(at ?? Rig.Time.GetUtcNow()).ToUnixTimeSeconds()}},"sg_event_id":"{{Guid.NewGuid():n}}",
         "sg_message_id":"x.y","smtp-id":"<a@b>"{{(mailId is null ? "" : $",\"mail_id\":\"{mailId}\"")}}{{(more is null ? "" : "," + more)}}}
        """;

    public async Task<Suppression?> SuppressionAsync(string email = "reader@example.org")
    {
        Assert.True(EmailAddress.TryParse(email, out var address));
        return await Suppressions.FindAsync(address!, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _signature.Dispose();
        _key.Dispose();
    }
}
