using System.Collections.Concurrent;
using Alerts.Functions.Hosts.Local.Functions;
using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Hosts.Local.Queues;

/// <summary>
/// Hands a queue's messages to one function, several at a time, as the Functions host does: fetches
/// <see cref="HostJson.BatchSize"/> when no more than <see cref="HostJson.NewBatchThreshold"/> are being worked on, looks
/// ever less often while there is nothing, and lets work under way come to its end when it stops.
/// </summary>
internal sealed partial class QueueListener(
    FunctionDescriptor function,
    QueueMessageHandler handler,
    HostJson host,
    QueueBell bell,
    TimeProvider time,
    ILogger<QueueListener> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<Task, byte> _underWay = new();
    private readonly CancellationTokenSource _work = new();
    private volatile TaskCompletionSource _less = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The queue's name.</summary>
    public string Queue => handler.Queue.Name;

    /// <summary>The function's name.</summary>
    public string Function => function.Name;

    /// <summary>Whether a message is being worked on, or the queue holds one that is visible or will be.</summary>
    public async Task<bool> IsBusyAsync(CancellationToken cancellationToken)
    {
        if (!_underWay.IsEmpty)
        {
            return true;
        }

        var properties = await handler.Queue.GetPropertiesAsync(cancellationToken);
        return properties.Value.ApproximateMessagesCount > 0 || !_underWay.IsEmpty;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await Task.WhenAll(_underWay.Keys).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time to stop is over: what is still under way gives up and comes again later.
            await _work.CancelAsync();
            await Task.WhenAll(_underWay.Keys);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _work.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var less = _less.Task;
            if (_underWay.Count > host.NewBatchThreshold)
            {
                await less.WaitAsync(stoppingToken);
                continue;
            }

            var messages = await FetchAsync(stoppingToken);
            foreach (var message in messages)
            {
                Begin(message);
            }

            pause = messages.Length > 0 || await bell.WaitAsync(Queue, pause, stoppingToken) ? ShortestPause : Longer(pause);
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < host.MaxPollingInterval ? pause * 2 : host.MaxPollingInterval;

    private async Task<QueueMessage[]> FetchAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await handler.Queue.ReceiveMessagesAsync(host.BatchSize, QueueMessageHandler.Hidden, stoppingToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await handler.Queue.CreateIfNotExistsAsync(cancellationToken: stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.CannotFetch(logger, Queue, e.Message);
            await Task.Delay(host.MaxPollingInterval, time, stoppingToken);
        }

        return [];
    }

    private void Begin(QueueMessage message)
    {
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[finished.Task] = 0;
        _ = Task.Run(async () =>
        {
            try
            {
                await handler.HandleAsync(function, message, _work.Token);
            }
            catch (Exception e)
            {
                // The storage account did not take the result; the message shows itself again when its time is up.
                Log.CannotSettle(logger, e, Queue, message.MessageId);
            }
            finally
            {
                _underWay.TryRemove(finished.Task, out _);
                finished.SetResult();
                Interlocked.Exchange(ref _less, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The queue {Queue} cannot be read: {Reason}")]
        public static partial void CannotFetch(ILogger logger, string queue, string reason);

        [LoggerMessage(2, LogLevel.Warning, "Message {Id} of the queue {Queue} could not be settled; it comes again")]
        public static partial void CannotSettle(ILogger logger, Exception exception, string queue, string id);
    }
}
