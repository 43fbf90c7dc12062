namespace Azure.AI.TextAnalytics;

/// <summary>What a request asks of the service beside the result.</summary>
public class TextAnalyticsRequestOptions
{
    /// <summary>Whether the service keeps no copy of the texts, not even for troubleshooting; its own default when null.</summary>
    public bool? DisableServiceLogs { get; set; }

    /// <summary>The version of the model; the latest when null.</summary>
    public string? ModelVersion { get; set; }
}
