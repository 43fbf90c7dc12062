using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>The clients of the storage account, with our time limits and retries.</summary>
public sealed class StorageClients
{
    /// <summary>One request is given up after this long.</summary>
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Repeats after a 408, 429, 5xx or no answer, waiting 0.4 s, 0.8 s, 1.6 s, 3.2 s (with jitter) or what Retry-After asks.</summary>
    private const int MostRetries = 4;

    /// <summary>Makes the clients; nothing goes over the network yet.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="policies">Further steps of the request pipeline, run once a try (tests put faults there).</param>
    public StorageClients(IOptions<StorageOptions> options, IEnumerable<HttpPipelinePolicy> policies)
    {
        Options = options.Value;
        var perTry = policies.ToArray();
        var tableOptions = Prepare(new TableClientOptions(), perTry);
        var queueOptions = Prepare(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, perTry);
        if (Options.HasConnectionString)
        {
            Tables = new TableServiceClient(Options.ConnectionString, tableOptions);
            Queues = new QueueServiceClient(Options.ConnectionString, queueOptions);
        }
        else
        {
            var credential = Credential(Options);
            Tables = new TableServiceClient(new Uri(Options.TableServiceUri!), credential, tableOptions);
            Queues = new QueueServiceClient(new Uri(Options.QueueServiceUri!), credential, queueOptions);
        }
    }

    /// <summary>What the clients were made from.</summary>
    public StorageOptions Options { get; }

    /// <summary>The tables.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>The queues; bodies are base64, as the Functions host reads them.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>The credential of the identity form; also right for other services of the same identity.</summary>
    public static TokenCredential Credential(StorageOptions options) =>
        string.Equals(options.Credential, "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(string.IsNullOrWhiteSpace(options.ClientId)
                ? ManagedIdentityId.SystemAssigned
                : ManagedIdentityId.FromUserAssignedClientId(options.ClientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });

    private static T Prepare<T>(T options, IReadOnlyList<HttpPipelinePolicy> perTry)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = MostRetries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        options.Retry.NetworkTimeout = NetworkTimeout;
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.Diagnostics.ApplicationId = "Alerts";
        foreach (var policy in perTry)
        {
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        return options;
    }
}
