using Alerts.Functions.Hosts.Local.Functions;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Hosts.Local.Queues;

/// <summary>
/// What becomes of one message: the function's success deletes it; a failure shows it again after
/// <see cref="HostJson.VisibilityTimeout"/>, and after <see cref="HostJson.MaxDequeueCount"/> failures it goes to the poison
/// queue, as does at once a body that is not base64. A poison queue has no poison queue: there it is given up.
/// </summary>
internal sealed partial class QueueMessageHandler(
    QueueClient queue,
    QueueClient? poison,
    FunctionInvoker invoker,
    HostJson host,
    TimeProvider time,
    ILogger<QueueMessageHandler> logger)
{
    /// <summary>How long a message is hidden while it is being worked on; renewed in time.</summary>
    public static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RenewAfter = Hidden / 2;

    /// <summary>The queue.</summary>
    public QueueClient Queue => queue;

    /// <summary>Works on a message and settles it.</summary>
    /// <returns>Why the function failed; null when it did not, or was not run.</returns>
    public async Task<Exception?> HandleAsync(FunctionDescriptor function, QueueMessage message, CancellationToken cancellationToken)
    {
        if (QueueMessageBody.Decode(message.Body.ToString(), host.Base64) is not { } text)
        {
            await PutAsideAsync(message, message.PopReceipt, "its body is not base64");
            return null;
        }

        if (message.DequeueCount > host.MaxDequeueCount)
        {
            await PutAsideAsync(message, message.PopReceipt, "its function never came to an end");
            return null;
        }

        await using var hiding = new Renewal(queue, message, time, logger);
        var failure = await RunAsync(function, message, text, cancellationToken);
        var receipt = await hiding.EndAsync();
        if (failure is null)
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        }
        else if (failure is not OperationCanceledException && message.DequeueCount >= host.MaxDequeueCount)
        {
            await PutAsideAsync(message, receipt, $"it failed {message.DequeueCount} times");
        }
        else
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, host.VisibilityTimeout, CancellationToken.None);
        }

        return failure;
    }

    private async Task<Exception?> RunAsync(FunctionDescriptor function, QueueMessage message, string text, CancellationToken cancellationToken)
    {
        try
        {
            var value = QueueMessageBody.Read(text, function.TriggerParameter.ParameterType);
            var reason = message.DequeueCount == 1 ? $"a message on {queue.Name}" : $"a message on {queue.Name}, try {message.DequeueCount}";
            await invoker.InvokeAsync(function, reason, value, request: null, cancellationToken);
            return null;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            return e;
        }
        catch (Exception e)
        {
            Log.Failed(logger, message.MessageId, queue.Name, e.Message);
            return e;
        }
    }

    private async Task PutAsideAsync(QueueMessage message, string receipt, string reason)
    {
        if (poison is null)
        {
            Log.GivenUp(logger, message.MessageId, queue.Name, reason);
        }
        else
        {
            Log.Poisoned(logger, message.MessageId, queue.Name, poison.Name, reason);
            await poison.CreateIfNotExistsAsync();
            await poison.SendMessageAsync(message.Body.ToString());
        }

        await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(620, LogLevel.Warning, "Message {Id} on {Queue} failed: {Reason}")]
        public static partial void Failed(ILogger logger, string id, string queue, string reason);

        [LoggerMessage(621, LogLevel.Warning, "Message {Id} on {Queue} was moved to {Poison}: {Reason}")]
        public static partial void Poisoned(ILogger logger, string id, string queue, string poison, string reason);

        [LoggerMessage(622, LogLevel.Error, "Message {Id} on {Queue} was given up: {Reason}")]
        public static partial void GivenUp(ILogger logger, string id, string queue, string reason);

        [LoggerMessage(623, LogLevel.Warning, "Message {Id} on {Queue} could not be hidden for longer: {Reason}")]
        public static partial void NotRenewed(ILogger logger, string id, string queue, string reason);
    }

    /// <summary>Keeps a message hidden while its function runs.</summary>
    private sealed class Renewal : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task<string> _renewing;

        public Renewal(QueueClient queue, QueueMessage message, TimeProvider time, ILogger logger) =>
            _renewing = RenewAsync(queue, message, time, logger, _end.Token);

        /// <summary>Ends the renewing and returns the receipt that now counts.</summary>
        public async Task<string> EndAsync()
        {
            await _end.CancelAsync();
            return await _renewing;
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _end.Dispose();
        }

        private static async Task<string> RenewAsync(
            QueueClient queue, QueueMessage message, TimeProvider time, ILogger logger, CancellationToken end)
        {
            var receipt = message.PopReceipt;
            while (true)
            {
                try
                {
                    await Task.Delay(RenewAfter, time, end);

                    // Not given the token: a renewal that is under way must tell its receipt.
                    var renewed = await queue.UpdateMessageAsync(message.MessageId, receipt, (string?)null, Hidden, CancellationToken.None);
                    receipt = renewed.Value.PopReceipt;
                }
                catch (OperationCanceledException) when (end.IsCancellationRequested)
                {
                    return receipt;
                }
                catch (Exception e)
                {
                    Log.NotRenewed(logger, message.MessageId, queue.Name, e.Message);
                    return receipt;
                }
            }
        }
    }
}
