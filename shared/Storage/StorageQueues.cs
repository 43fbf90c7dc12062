using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Storage.Queues;

namespace Alerts.Storage;

/// <summary>Puts messages on queues: JSON in base64, as the Functions host reads them into a POCO.</summary>
public interface IQueueSender
{
    /// <summary>
    /// Rings: puts <paramref name="message"/> on <paramref name="queue"/>, which is made when it is missing. A lost answer may put it
    /// there twice, so what it asks for must be repeatable.
    /// </summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">Keys only, far below the 48 KiB that fit.</param>
    /// <param name="json">The message's source-generated JSON.</param>
    /// <param name="visibleIn">Hidden for so long, at most seven days; null or less than zero is at once.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> json, TimeSpan? visibleIn, CancellationToken cancellationToken);
}

/// <summary>Opens queues, each made once when first wanted, and sends to them.</summary>
public sealed class StorageQueues(StorageClients clients) : IQueueSender
{
    /// <summary>The service hides a message at most seven days.</summary>
    private static readonly TimeSpan LongestHidden = TimeSpan.FromDays(7);

    private readonly OpenedOnce<QueueClient> _opened = new(async name =>
    {
        var queue = clients.Queues.GetQueueClient(name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    });

    /// <summary>The client of the queue called <paramref name="name"/>, which exists from here on.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage account refused or did not answer; the next call tries again.</exception>
    public Task<QueueClient> OpenAsync(string name, CancellationToken cancellationToken) => _opened.GetAsync(name, cancellationToken);

    /// <inheritdoc/>
    public async Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> json, TimeSpan? visibleIn, CancellationToken cancellationToken)
    {
        var client = await OpenAsync(queue, cancellationToken);
        var hidden = visibleIn is { } wait && wait > TimeSpan.Zero ? (wait < LongestHidden ? wait : LongestHidden) : TimeSpan.Zero;

        // A message that never expires: one that is hidden as long as it lives would never be seen.
        await client.SendMessageAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(message, json)), hidden, TimeSpan.FromSeconds(-1), cancellationToken);
    }
}
