using System.ComponentModel.DataAnnotations;

namespace Alerts.Links;

/// <summary>How the key ring of links is kept: the settings <c>DataProtection__…</c>.</summary>
public sealed record KeyRingOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "DataProtection";

    /// <summary>The Key Vault key that encrypts the key ring, with or without a version; empty leaves the ring as the storage account encrypts it.</summary>
    public string KeyVaultKey { get; set; } = "";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyVaultKey.Length > 0 && !(Uri.TryCreate(KeyVaultKey, UriKind.Absolute, out var key) && key.Scheme == Uri.UriSchemeHttps))
        {
            yield return new ValidationResult(
                $"{Section}__{nameof(KeyVaultKey)} must be the address of a key such as https://name.vault.azure.net/keys/ring; it is \"{KeyVaultKey}\".",
                [nameof(KeyVaultKey)]);
        }
    }
}
