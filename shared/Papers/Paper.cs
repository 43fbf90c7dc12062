namespace Alerts.Papers;

/// <summary>One paper as every part of the app sees it: cleaned, merged over its sources, without a version.</summary>
public sealed record Paper
{
    /// <summary>
    /// The arXiv id without its version (<c>2608.17271</c>, <c>math/0309136</c>), or <c>text:</c> and a hash of the
    /// title where the source gives no id.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The title: one line, no markup, LaTeX and entities resolved.</summary>
    public required string Title { get; init; }

    /// <summary>The abstract: one paragraph, no markup, LaTeX and entities resolved.</summary>
    public required string Abstract { get; init; }

    /// <summary>Names in the order printed, <c>First Last</c>.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>arXiv categories (<c>cs.CL</c>), the primary one first; empty where the source gives none.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Organisations, where a source names them.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>The sources that listed the paper so far, by <see cref="IPaperSource.Name"/>.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The day the paper was listed (not the day it was submitted).</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The page to read first; null for a paper known by its text alone.</summary>
    public string? Url { get; init; }

    /// <summary>The PDF, where known.</summary>
    public string? PdfUrl { get; init; }

    /// <summary>The paper's page at Hugging Face, where it is listed there.</summary>
    public string? HuggingFaceUrl { get; init; }

    /// <summary>The code repository, where known.</summary>
    public string? CodeUrl { get; init; }

    /// <summary>The project page, where known.</summary>
    public string? ProjectUrl { get; init; }

    /// <summary>Upvotes at Hugging Face when pulled; null where not listed there.</summary>
    public int? Upvotes { get; init; }

    /// <summary>What the paper is about, best first; filled before matching, empty before that.</summary>
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];
}
