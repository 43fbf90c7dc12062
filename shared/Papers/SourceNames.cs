namespace Alerts.Papers;

/// <summary>The names of the sources, as stored with papers and chosen in profiles.</summary>
public static class SourceNames
{
    /// <summary>Hugging Face Daily Papers.</summary>
    public const string HuggingFace = "hf";

    /// <summary>arXiv's new listings.</summary>
    public const string Arxiv = "arxiv";

    /// <summary>A file or folder whose papers do not say where they come from.</summary>
    public const string File = "file";

    /// <summary>The sample day inside the project.</summary>
    public const string Sample = "sample";
}
