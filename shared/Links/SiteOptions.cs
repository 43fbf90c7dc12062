using System.ComponentModel.DataAnnotations;

namespace Alerts.Links;

/// <summary>Where people reach the app: the settings <c>Site__…</c>.</summary>
public sealed record SiteOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Site";

    /// <summary>The address every link in a mail starts with: http or https, no query, no fragment.</summary>
    [Required]
    public string Url { get; set; } = "http://localhost:7071";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            yield return new ValidationResult(
                $"{Section}__{nameof(Url)} must be an address such as https://alerts.example.org; it is \"{Url}\".", [nameof(Url)]);
        }
    }
}
