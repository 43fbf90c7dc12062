namespace Azure.AI.TextAnalytics;

/// <summary>Why a document has no result.</summary>
public readonly struct TextAnalyticsError
{
    internal TextAnalyticsError(string code, string message, string? target)
    {
        ErrorCode = new TextAnalyticsErrorCode(code);
        Message = message;
        Target = target;
    }

    /// <summary>The kind of error.</summary>
    public TextAnalyticsErrorCode ErrorCode { get; }

    /// <summary>The error in words.</summary>
    public string Message { get; }

    /// <summary>What the error is about, where the service says.</summary>
    public string? Target { get; }
}
