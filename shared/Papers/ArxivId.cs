using System.Text.RegularExpressions;

namespace Alerts.Papers;

/// <summary>
/// arXiv identifiers in the one form the app uses: without version, prefix or address (<c>2608.17271</c>,
/// <c>math/0309136</c>). The schemes are those of https://info.arxiv.org/help/arxiv_identifier.html.
/// </summary>
public static partial class ArxivId
{
    /// <summary>
    /// The identifier in <paramref name="text"/>, which may be bare, versioned, prefixed (<c>arXiv:</c>, <c>oai:arXiv.org:</c>),
    /// a DOI, or an address of an abstract, PDF or Hugging Face page; null when it is none.
    /// </summary>
    public static string? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 300)
            return null;

        var modern = Modern().Match(text);
        if (modern.Success)
            return modern.Groups["id"].Value;

        var old = Old().Match(text);
        return old.Success ? $"{old.Groups["archive"].Value.ToLowerInvariant()}/{old.Groups["number"].Value}" : null;
    }

    /// <summary>The page of the abstract.</summary>
    public static string AbstractUrl(string id) => $"https://arxiv.org/abs/{id}";

    /// <summary>The PDF.</summary>
    public static string PdfUrl(string id) => $"https://arxiv.org/pdf/{id}";

    private const string Prefix =
        @"^\s*(?:arxiv:|oai:arxiv\.org:|(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?:https?://)?huggingface\.co/papers/"
        + @"|(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.48550/arxiv\.)?\s*";

    private const string Suffix = @"(?:v\d{1,3})?(?:\.pdf)?/?(?:[?#].*)?\s*$";

    [GeneratedRegex(Prefix + @"(?<id>\d{4}\.\d{4,5})" + Suffix, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Modern();

    [GeneratedRegex(Prefix + @"(?<archive>[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[a-z]{2})?/(?<number>\d{7})" + Suffix, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Old();
}
