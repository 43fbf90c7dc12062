using System.ComponentModel.DataAnnotations;

namespace Alerts.KeyPhrases;

/// <summary>The settings of section <c>KeyPhrases</c>.</summary>
public sealed record KeyPhraseOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "KeyPhrases";

    /// <summary>Azure AI Language's endpoint; without it the local extractor does all.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Its key; without it the app's identity signs in.</summary>
    public string? Key { get; set; }

    /// <summary>The most text records (1,000 characters begun, the unit of billing) that go to Azure AI Language in a day (UTC).</summary>
    [Range(0, 1_000_000, ErrorMessage = "KeyPhrases__DailyRecords should be a number of text records from 0 to 1000000.")]
    public int DailyRecords { get; set; } = 200;

    /// <summary>How long one try of a request may take, in seconds.</summary>
    [Range(1, 100, ErrorMessage = "KeyPhrases__TimeoutSeconds should be a number of seconds from 1 to 100.")]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>How long all requests of one pull may take together, in seconds, waiting for a busy service included.</summary>
    [Range(1, 600, ErrorMessage = "KeyPhrases__DeadlineSeconds should be a number of seconds from 1 to 600.")]
    public int DeadlineSeconds { get; set; } = 120;

    /// <summary>Whether Azure AI Language is used.</summary>
    public bool UsesAzure => !string.IsNullOrWhiteSpace(Endpoint);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // The key travels in a header: only encrypted, or within this machine.
        if (UsesAzure && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))))
        {
            yield return new ValidationResult(
                "KeyPhrases__Endpoint is not an endpoint: it should be https://NAME.cognitiveservices.azure.com.", [nameof(Endpoint)]);
        }
    }
}
