using Alerts.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>The third step, one message a delivery slot: sends the alerts that are due in it.</summary>
public sealed class SendAlerts(SendService send)
{
    /// <summary>Sends.</summary>
    [Function(nameof(SendAlerts))]
    public Task RunAsync([QueueTrigger(Queues.Send)] SendMessage message, CancellationToken cancellationToken) =>
        send.SendAsync(message, cancellationToken);
}
