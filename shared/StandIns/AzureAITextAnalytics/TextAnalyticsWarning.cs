namespace Azure.AI.TextAnalytics;

/// <summary>What the service remarks about a document that it did analyse.</summary>
public readonly struct TextAnalyticsWarning
{
    internal TextAnalyticsWarning(string code, string message)
    {
        WarningCode = code;
        Message = message;
    }

    /// <summary>The kind of warning.</summary>
    public string WarningCode { get; }

    /// <summary>The warning in words.</summary>
    public string Message { get; }
}
