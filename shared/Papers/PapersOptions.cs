using System.ComponentModel.DataAnnotations;

namespace Alerts.Papers;

/// <summary>The settings of the section <c>Papers</c>.</summary>
public sealed record PapersOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Papers";

    /// <summary>The sources to pull, separated by spaces: <c>hf</c>, <c>arxiv:cs.CL+cs.LG</c>, a file or a folder (in quotes when it holds spaces).</summary>
    [Required]
    public string Sources { get; set; } = SourceNames.HuggingFace;

    /// <summary>Where Hugging Face answers.</summary>
    [Required, Url]
    public string HuggingFaceUrl { get; set; } = "https://huggingface.co";

    /// <summary>Where arXiv's listings are.</summary>
    [Required, Url]
    public string ArxivFeedUrl { get; set; } = "https://rss.arxiv.org";

    /// <summary>Where arXiv's search is.</summary>
    [Required, Url]
    public string ArxivApiUrl { get; set; } = "https://export.arxiv.org";

    /// <summary>An address or page named in the User-Agent, so that a source can reach the operator.</summary>
    public string? Contact { get; set; }

    /// <summary>The longest one request may take, in seconds, 1–300.</summary>
    [Range(1, 300)]
    public int TimeoutSeconds { get; set; } = 30;
}
