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
    private volatile bool _isFetching;
    private long _ended;

    /// <summary>The queue's name.</summary>
    public string Queue => handler.Queue.Name;

    /// <summary>The function's name.</summary>
    public string Function => function.Name;

    /// <summary>How many messages were done with so far, for good or not.</summary>
    public long Ended => Interlocked.Read(ref _ended);

    /// <summary>Why the function failed last; null when it never did.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Whether a message is being worked on or could be fetched now. One that is hidden until later does not count.</summary>
    public async Task<bool> IsBusyAsync(CancellationToken cancellationToken)
    {
        var visible = await handler.Queue.PeekMessagesAsync(1, cancellationToken);
        return visible.Value.Length > 0 || _isFetching || !_underWay.IsEmpty;
    }

    /// <summary>Waits until a message is done with, at most for <paramref name="longest"/>.</summary>
    public async Task WhenLessAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        await Task.WhenAny(_less.Task, Task.Delay(longest, cancellationToken));

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

            var fetched = await FetchAsync(stoppingToken);
            pause = fetched > 0 || await bell.WaitAsync(Queue, pause, stoppingToken) ? ShortestPause : Longer(pause);
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < host.MaxPollingInterval ? pause * 2 : host.MaxPollingInterval;

    private async Task<int> FetchAsync(CancellationToken stoppingToken)
    {
        _isFetching = true;
        try
        {
            var messages = await handler.Queue.ReceiveMessagesAsync(host.BatchSize, QueueMessageHandler.Hidden, stoppingToken);
            foreach (var message in messages.Value)
            {
                Begin(message);
            }

            return messages.Value.Length;
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
        finally
        {
            _isFetching = false;
        }

        return 0;
    }

    private void Begin(QueueMessage message)
    {
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[finished.Task] = 0;
        _ = Task.Run(async () =>
        {
            try
            {
                LastFailure = await handler.HandleAsync(function, message, _work.Token) ?? LastFailure;
            }
            catch (Exception e)
            {
                // The storage account did not take the result; the message shows itself again when its time is up.
                Log.CannotSettle(logger, e, Queue, message.MessageId);
            }
            finally
            {
                Interlocked.Increment(ref _ended);
                _underWay.TryRemove(finished.Task, out _);
                finished.SetResult();
                Interlocked.Exchange(ref _less, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            }
        });
    }

    private static partial class Log
    {
        [LoggerMessage(610, LogLevel.Warning, "The queue {Queue} cannot be read: {Reason}")]
        public static partial void CannotFetch(ILogger logger, string queue, string reason);

        [LoggerMessage(611, LogLevel.Warning, "Message {Id} of the queue {Queue} could not be settled; it comes again")]
        public static partial void CannotSettle(ILogger logger, Exception exception, string queue, string id);
    }
}
