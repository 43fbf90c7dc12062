using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;

namespace Alerts.KeyPhrases;

/// <summary>Makes the client of Azure AI Language, with our time limits and retries.</summary>
internal static class TextAnalyticsClients
{
    /// <summary>Repeats after a 408, 429, 5xx or no answer, waiting 0.8 s, 1.6 s, 3.2 s (with jitter) or what Retry-After asks.</summary>
    private const int MostRetries = 3;

    /// <summary>Makes the client; nothing goes over the network yet.</summary>
    /// <param name="options">Valid options with an endpoint.</param>
    /// <param name="identity">Who signs in where there is no key.</param>
    /// <param name="delay">The first waiting time between tries; 0.8 s when not said.</param>
    public static TextAnalyticsClient Create(KeyPhraseOptions options, Func<TokenCredential> identity, TimeSpan? delay = null)
    {
        var settings = new TextAnalyticsClientOptions();
        settings.Retry.Mode = RetryMode.Exponential;
        settings.Retry.MaxRetries = MostRetries;
        settings.Retry.Delay = delay ?? TimeSpan.FromSeconds(0.8);
        settings.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        settings.Retry.NetworkTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
        var endpoint = new Uri(options.Endpoint!);
        return string.IsNullOrWhiteSpace(options.Key)
            ? new TextAnalyticsClient(endpoint, identity(), settings)
            : new TextAnalyticsClient(endpoint, new AzureKeyCredential(options.Key), settings);
    }
}
