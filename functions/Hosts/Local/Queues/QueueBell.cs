using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Alerts.Storage;

namespace Alerts.Functions.Hosts.Local.Queues;

/// <summary>Tells the listeners of this process at once what this process sends, so that no message waits for the next look.</summary>
internal sealed class QueueBell
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _bells = new(StringComparer.Ordinal);

    /// <summary>There is something on the queue.</summary>
    public void Ring(string queue)
    {
        var bell = Of(queue);
        if (bell.CurrentCount == 0)
        {
            bell.Release();
        }
    }

    /// <summary>Waits for a ring, at most for <paramref name="longest"/>.</summary>
    /// <returns>Whether it rang.</returns>
    public Task<bool> WaitAsync(string queue, TimeSpan longest, CancellationToken cancellationToken) =>
        Of(queue).WaitAsync(longest, cancellationToken);

    private SemaphoreSlim Of(string queue) => _bells.GetOrAdd(queue, static _ => new(0));
}

/// <summary>Sends, then rings.</summary>
internal sealed class RingingQueueSender(StorageQueues queues, QueueBell bell) : IQueueSender
{
    /// <inheritdoc/>
    public async Task SendAsync<T>(string queue, T message, JsonTypeInfo<T> json, TimeSpan? visibleIn, CancellationToken cancellationToken)
    {
        await queues.SendAsync(queue, message, json, visibleIn, cancellationToken);
        bell.Ring(queue);
    }
}
