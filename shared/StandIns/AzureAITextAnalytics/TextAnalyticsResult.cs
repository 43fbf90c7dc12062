namespace Azure.AI.TextAnalytics;

/// <summary>What came of one document.</summary>
public class TextAnalyticsResult
{
    internal TextAnalyticsResult(string id, TextAnalyticsError error)
    {
        Id = id;
        Error = error;
    }

    /// <summary>The name the document was given.</summary>
    public string Id { get; }

    /// <summary>Why there is no result; empty when there is one.</summary>
    public TextAnalyticsError Error { get; }

    /// <summary>Whether the document failed.</summary>
    public bool HasError => Error.ErrorCode.ToString().Length > 0;
}
