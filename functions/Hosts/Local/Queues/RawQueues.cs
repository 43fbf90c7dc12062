using Alerts.Storage;
using Azure.Storage.Queues;

namespace Alerts.Functions.Hosts.Local.Queues;

/// <summary>
/// Queues whose bodies come as they are: a body that is not base64 is a poisoned message to be put aside, not an error that
/// hides the whole batch.
/// </summary>
internal sealed class RawQueues
{
    private readonly QueueServiceClient _service;

    public RawQueues(StorageClients clients)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        _service = clients.Options.HasConnectionString
            ? new(clients.Options.ConnectionString, options)
            : new(new Uri(clients.Options.QueueServiceUri!), StorageClients.Credential(clients.Options), options);
    }

    /// <summary>The client of a queue, which may not exist yet.</summary>
    public QueueClient Of(string queue) => _service.GetQueueClient(queue);
}
