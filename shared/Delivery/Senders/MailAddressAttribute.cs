using System.ComponentModel.DataAnnotations;
using Alerts.Profiles;

namespace Alerts.Delivery.Senders;

/// <summary>A setting that is one mail address without a name. Whether it works is known by sending from it, not from here.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string { Length: > 0 } text || EmailAddress.TryParse(text, out _);
}
