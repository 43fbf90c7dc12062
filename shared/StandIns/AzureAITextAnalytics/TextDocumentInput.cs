namespace Azure.AI.TextAnalytics;

/// <summary>A text to analyse.</summary>
/// <param name="id">A name for the text, unique in the request, with which its result comes back.</param>
/// <param name="text">The text.</param>
public class TextDocumentInput(string id, string text)
{
    /// <summary>The name for the text.</summary>
    public string Id { get; } = id;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>The language, as ISO 639-1; the service's default when null.</summary>
    public string? Language { get; set; }
}
