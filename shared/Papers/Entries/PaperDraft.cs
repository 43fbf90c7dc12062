namespace Alerts.Papers.Entries;

/// <summary>An entry as a source gave it: nothing checked, nothing cleaned.</summary>
internal sealed record PaperDraft
{
    /// <summary>The id in any form; null where the source has none.</summary>
    public string? Id { get; init; }

    /// <summary>Whether the source knows papers by their titles alone.</summary>
    public bool KnownByTitle { get; init; }

    public string? Title { get; init; }

    public string? Abstract { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<string> Organizations { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    public DateOnly? Day { get; init; }

    public string? Url { get; init; }

    public string? PdfUrl { get; init; }

    public string? HuggingFaceUrl { get; init; }

    public string? CodeUrl { get; init; }

    public string? ProjectUrl { get; init; }

    public int? Upvotes { get; init; }

    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    /// <summary>Why the entry could not even be read; everything else is empty then.</summary>
    public string? Broken { get; init; }
}
