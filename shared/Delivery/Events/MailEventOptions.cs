using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Events;

/// <summary>The settings <c>SendGrid__…</c> that concern the event webhook.</summary>
public sealed record MailEventOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "SendGrid";

    /// <summary>
    /// The verification key that SendGrid shows for a signed event webhook: a P-256 public key, base64 of its DER form. Without it no
    /// event is believed.
    /// </summary>
    [MaxLength(200, ErrorMessage = "SendGrid__WebhookPublicKey is too long for the verification key of an event webhook.")]
    public string? WebhookPublicKey { get; set; }
}

/// <summary>Stops the start when the key is none: a webhook that refuses everything would go unnoticed for days.</summary>
internal sealed class MailEventOptionsValidator : IValidateOptions<MailEventOptions>
{
    public ValidateOptionsResult Validate(string? name, MailEventOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.WebhookPublicKey))
        {
            return ValidateOptionsResult.Success;
        }

        try
        {
            using var key = WebhookSignature.Import(options.WebhookPublicKey);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return ValidateOptionsResult.Fail(
                "SendGrid__WebhookPublicKey is not the verification key that SendGrid shows under Mail Settings, Event Webhook (base64, P-256).");
        }
    }
}
