using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Alerts.Delivery;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>
/// The third step: sends the alerts of one slot. Can be run again and at the same time elsewhere; never throws for what the
/// provider says. What it throws for is storage that fails and bugs: then the message comes again.
/// </summary>
public sealed partial class SendService(
    AlertStore alerts,
    SlotStore slots,
    SendGateStore gates,
    AlertSender sending,
    IMailSender sender,
    SlotBell bell,
    SendPace pace,
    TimeProvider time,
    ILogger<SendService> logger)
{
    /// <summary>Sends what is due in the slot that the message names.</summary>
    /// <exception cref="FormatException">The message names no slot: it can never be sent.</exception>
    public async Task SendAsync(SendMessage message, CancellationToken cancellationToken)
    {
        using var activity = AlertsTelemetry.Start("send", message.TraceParent);
        var slot = Slot.Parse(message.Shard, message.Due);
        activity?.SetTag("slot", slot.Partition);
        if (slot.Due > time.GetUtcNow())
        {
            // Clocks differ; the message is early by the difference.
            await bell.RingAsync(slot, null, cancellationToken);
            return;
        }

        // Before the alerts: an alert that joins later changes it, and the slot is then not deleted.
        if (await slots.FindAsync(slot, cancellationToken) is not { } etag)
        {
            return;
        }

        var known = new ConcurrentDictionary<string, Alert>(StringComparer.Ordinal);
        await foreach (var alert in alerts.ListAsync(slot, cancellationToken))
        {
            known[alert.SubscriberId] = alert;
        }

        var due = known.Values.Where(alert => alert.IsDue(time.GetUtcNow())).OrderBy(alert => alert.SubscriberId, StringComparer.Ordinal).ToArray();
        AlertsTelemetry.AlertsDue(due.Length);
        await SendAsync(due, known, cancellationToken);
        await SettleAsync(slot, etag, known.Values, cancellationToken);
    }

    /// <summary>Sends alerts while the provider's gate is open; a closed one lets nobody through, a paused one a single probe.</summary>
    private async Task SendAsync(Alert[] due, ConcurrentDictionary<string, Alert> known, CancellationToken cancellationToken)
    {
        var gate = await gates.ReadAsync(sender.Name, cancellationToken);
        var rest = due.AsEnumerable();
        if (!gate.IsOpen(time.GetUtcNow()))
        {
            if (due.Length == 0 || !await gates.TryProbeAsync(sender.Name, cancellationToken))
            {
                Log.Closed(logger, sender.Name, due.Length, gate.Reason ?? "");
                return;
            }

            if (await ProbeAsync(due, known, cancellationToken) is not { } left)
            {
                return;
            }

            rest = left;
        }

        var errors = new ConcurrentQueue<Exception>();
        var closed = false;
        var width = new ParallelOptions { MaxDegreeOfParallelism = pace.Most, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(rest, width, async (alert, stop) =>
        {
            if (Volatile.Read(ref closed))
            {
                return;
            }

            try
            {
                if (Closes(await SendAsync(alert, known, stop)))
                {
                    Volatile.Write(ref closed, true);
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // One alert that cannot be sent does not stop the others; at the end the message fails and comes again.
                errors.Enqueue(e);
                Log.Error(logger, e, alert.MailId);
            }
        });
        Rethrow(errors);
    }

    /// <summary>One after the other, until the provider has been asked once.</summary>
    /// <returns>The alerts that are left, when the provider knows us again; otherwise null.</returns>
    private async Task<IEnumerable<Alert>?> ProbeAsync(
        Alert[] due, ConcurrentDictionary<string, Alert> known, CancellationToken cancellationToken)
    {
        for (var i = 0; i < due.Length; i++)
        {
            switch (await SendAsync(due[i], known, cancellationToken))
            {
                case SendOutcome.Accepted or SendOutcome.Failed or SendOutcome.Refused { ThisMailOnly: true }:
                    await gates.OpenAsync(sender.Name, cancellationToken);
                    Log.Opened(logger, sender.Name);
                    await bell.RingDueAsync(cancellationToken);
                    return due[(i + 1)..];
                case not null:
                    return null;
            }
        }

        return null;
    }

    private async Task<SendOutcome?> SendAsync(Alert alert, ConcurrentDictionary<string, Alert> known, CancellationToken cancellationToken)
    {
        var sent = await pace.RunAsync(() => sending.SendAsync(alert, cancellationToken), cancellationToken);
        if (sent.Alert is { } after)
        {
            known[after.SubscriberId] = after;
        }
        else
        {
            known.TryRemove(alert.SubscriberId, out _);
        }

        return sent.Outcome;
    }

    /// <summary>Deletes the slot when nothing in it can happen any more; otherwise rings for the next try, if that is soon.</summary>
    private async Task SettleAsync(Slot slot, string etag, ICollection<Alert> after, CancellationToken cancellationToken)
    {
        if (after.All(alert => alert.IsTerminal))
        {
            await slots.DeleteAsync(slot, etag, cancellationToken);
            return;
        }

        var waiting = after.Where(alert => alert.State is AlertState.Waiting).ToArray();
        var gate = await gates.ReadAsync(sender.Name, cancellationToken);
        if (waiting.Length > 0 && !gate.IsPaused)
        {
            var next = waiting.Min(alert => alert.NotBefore ?? slot.Due);
            await bell.RingAsync(slot, gate.NotBefore > next ? gate.NotBefore : next, cancellationToken);
        }
    }

    private static bool Closes(SendOutcome? outcome) => outcome is SendOutcome.NotAuthorized or SendOutcome.Refused { ThisMailOnly: false };

    private static void Rethrow(ConcurrentQueue<Exception> errors)
    {
        if (errors.Count == 1)
        {
            ExceptionDispatchInfo.Throw(errors.First());
        }

        if (!errors.IsEmpty)
        {
            throw new AggregateException("Several alerts could not be sent.", errors);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(520, LogLevel.Warning, "{Due} alerts wait: {Sender} takes no mail now. {Reason}")]
        public static partial void Closed(ILogger logger, string sender, int due, string reason);

        [LoggerMessage(521, LogLevel.Warning, "Sending goes on: {Sender} accepts us again")]
        public static partial void Opened(ILogger logger, string sender);

        [LoggerMessage(522, LogLevel.Error, "Mail {MailId} could not be sent")]
        public static partial void Error(ILogger logger, Exception exception, string mailId);
    }
}
