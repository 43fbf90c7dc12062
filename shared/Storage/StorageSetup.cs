using Azure;
using Microsoft.Extensions.Hosting;

namespace Alerts.Storage;

/// <summary>A queue the app sends to: made at the start.</summary>
/// <param name="Name">The queue's name.</param>
public sealed record QueueName(string Name);

/// <summary>The storage account cannot be used; the message names the setting to look at and never holds a key.</summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>Without a reason.</summary>
    public StorageUnavailableException()
    {
    }

    /// <summary>With a reason for the operator.</summary>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason for the operator and what lies behind it.</summary>
    public StorageUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Makes all tables and queues when the app starts, and says which setting is wrong when that fails.</summary>
public sealed class StorageSetup(StorageClients clients, StorageTables tables, StorageQueues queues, IEnumerable<QueueName> required)
    : IHostedLifecycleService
{
    /// <summary>Before any other part starts: all of them stand on storage.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => EnsureAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes what is missing. Repeatable; a second call in one process costs nothing.</summary>
    /// <exception cref="StorageUnavailableException">The account refused or did not answer.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(TableNames.All.Select(name => tables.OpenAsync(name, cancellationToken)));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Unavailable(clients.Options.TableSetting, clients.Tables.Uri, e);
        }

        try
        {
            await Task.WhenAll(required.Select(queue => queues.OpenAsync(queue.Name, cancellationToken)));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Unavailable(clients.Options.QueueSetting, clients.Queues.Uri, e);
        }
    }

    private static StorageUnavailableException Unavailable(string setting, Uri endpoint, Exception cause)
    {
        var what = cause is RequestFailedException { Status: > 0 } refused
            ? $"answered {refused.Status} {refused.ErrorCode}; check that the key or identity may use its tables and queues"
            : "does not answer; check the endpoint, the network and, on a desk, that Azurite runs";
        return new($"{setting}: the storage account at {endpoint.GetLeftPart(UriPartial.Path)} {what}.", cause);
    }
}
