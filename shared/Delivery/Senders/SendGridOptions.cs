using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Senders;

/// <summary>The settings <c>SendGrid__…</c> that concern sending.</summary>
public sealed record SendGridOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "SendGrid";

    /// <summary>The API key; needs the permission "Mail Send" and no other.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Where SendGrid is: another region (<c>https://api.eu.sendgrid.com</c>), or a test's server.</summary>
    [Required(ErrorMessage = "SendGrid__Host must be the address of SendGrid's API."), Url(ErrorMessage = "SendGrid__Host must be an http or https address.")]
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>A request without an answer after so many seconds has an unknown fate, 1–300.</summary>
    [Range(1, 300, ErrorMessage = "SendGrid__TimeoutSeconds must be a number from 1 to 300.")]
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>Stops the start when SendGrid is the sender and cannot work.</summary>
internal sealed class SendGridOptionsValidator(IOptions<SenderOptions> sender) : IValidateOptions<SendGridOptions>
{
    public ValidateOptionsResult Validate(string? name, SendGridOptions options) =>
        sender.Value.Sender is SenderKind.SendGrid && string.IsNullOrWhiteSpace(options.ApiKey)
            ? ValidateOptionsResult.Fail("SendGrid__ApiKey is missing: Mail__Sender is SendGrid, which needs an API key with the permission Mail Send.")
            : ValidateOptionsResult.Success;
}
