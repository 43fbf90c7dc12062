using Azure.Core;

namespace Azure.AI.TextAnalytics;

/// <summary>How the client talks to the service: retries, timeouts, transport.</summary>
public class TextAnalyticsClientOptions : ClientOptions
{
    /// <summary>Options for a version of the service.</summary>
    /// <param name="version">The version; the newest when not said.</param>
    public TextAnalyticsClientOptions(ServiceVersion version = ServiceVersion.V2023_04_01)
    {
        if (version != ServiceVersion.V2023_04_01)
        {
            throw new ArgumentException($"The service version {version} is not supported by this library.", nameof(version));
        }
    }

    /// <summary>The versions of the service.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1707", Justification = "The real package's name.")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1008", Justification = "The real package has no zero.")]
    public enum ServiceVersion
    {
        /// <summary>2023-04-01.</summary>
        V2023_04_01 = 4,
    }
}
