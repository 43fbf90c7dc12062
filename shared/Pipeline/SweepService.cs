using System.Collections.Concurrent;
using Alerts.Delivery;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>What a sweep did.</summary>
/// <param name="Slots">Slots looked at: overdue, or due within <see cref="SlotBell.Ahead"/>.</param>
/// <param name="Rung">Slots rung for.</param>
/// <param name="Settled">Alerts that stood too long where they stood and were moved on.</param>
/// <param name="Deleted">Rows whose time was over.</param>
public sealed record SweepReport(int Slots, int Rung, int Settled, int Deleted);

/// <summary>
/// Hourly: rings again for what is due and was not heard, settles what is unknown, deletes what is old. The tables are the truth and the
/// queue is only the bell; this is what makes that so.
/// </summary>
public sealed partial class SweepService(
    SlotStore slots,
    AlertStore alerts,
    SendGateStore gates,
    IMailSender sender,
    SlotBell bell,
    DeliveryRetention retention,
    TimeProvider time,
    ILogger<SweepService> logger)
{
    private const int Parallelism = 8;

    /// <summary>Sweeps once. Sweeping twice does no harm.</summary>
    /// <exception cref="AggregateException">Some slots could not be swept; the others were.</exception>
    public async Task<SweepReport> SweepAsync(CancellationToken cancellationToken)
    {
        using var activity = AlertsTelemetry.Start("sweep");
        var now = time.GetUtcNow();
        var gate = await gates.ReadAsync(sender.Name, cancellationToken);
        if (gate.IsPaused)
        {
            // Every hour anew: an error that an operator's alert rule watches for.
            Log.StillPaused(logger, sender.Name, gate.PausedSince!.Value, gate.Reason ?? "");
        }

        // A closed gate lets nobody through: ringing would only be answered by ringing. A paused one lets a probe through when it is time.
        var isHeard = gate.IsOpen(now) || (gate.IsPaused && gate.NextProbe <= now);
        var (seen, rung, settled) = (0, 0, 0);
        var oldest = now;
        var errors = new ConcurrentQueue<Exception>();
        var width = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(slots.ListDueAsync(now + SlotBell.Ahead, cancellationToken), width, async (row, stop) =>
        {
            Interlocked.Increment(ref seen);
            try
            {
                var swept = row.Slot.Due <= now ? await SweepAsync(row.Slot, row.ETag, now, stop) : new SweptSlot(0, row.Slot.Due);
                Interlocked.Add(ref settled, swept.Settled);
                if (swept.NextTry is { } next && (isHeard || row.Slot.Due > now) && await bell.RingAsync(row.Slot, next, stop))
                {
                    Interlocked.Increment(ref rung);
                }

                if (swept.NextTry is not null)
                {
                    lock (errors)
                    {
                        oldest = row.Slot.Due < oldest ? row.Slot.Due : oldest;
                    }
                }
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Log.SlotFailed(logger, e, row.Slot.Partition);
                errors.Enqueue(e);
            }
        });

        AlertsTelemetry.OldestUnsent(now - oldest);
        var deleted = await retention.PurgeAsync(cancellationToken);
        Log.Swept(logger, seen, rung, settled, deleted);
        return errors.IsEmpty
            ? new(seen, rung, settled, deleted)
            : throw new AggregateException("Some slots could not be swept.", errors);
    }

    /// <summary>Moves on what stands too long, and deletes the slot when nothing is left to do in it.</summary>
    private async Task<SweptSlot> SweepAsync(Slot slot, string etag, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (settled, open) = (0, 0);
        DateTimeOffset? next = null;
        await foreach (var alert in alerts.ListAsync(slot, cancellationToken))
        {
            if (alert.IsTerminal || await alerts.ApplyAsync(alert, new AlertEvent.Swept(), cancellationToken) is not { } after)
            {
                continue;
            }

            if (after.State != alert.State)
            {
                settled++;
                Log.Settled(logger, alert.MailId, alert.State, after.State);
            }

            open += after.IsTerminal ? 0 : 1;
            if (after.State is AlertState.Waiting)
            {
                var mayTry = after.NotBefore ?? now;
                next = next is null || mayTry < next ? mayTry : next;
            }
        }

        if (open == 0)
        {
            await slots.DeleteAsync(slot, etag, cancellationToken);
        }

        return new(settled, next);
    }

    /// <param name="Settled">Alerts that were moved on.</param>
    /// <param name="NextTry">When the first of those that wait may be tried; null when none waits.</param>
    private sealed record SweptSlot(int Settled, DateTimeOffset? NextTry);

    private static partial class Log
    {
        [LoggerMessage(530, LogLevel.Information, "Swept {Slots} slots: {Rung} rung, {Settled} alerts settled, {Deleted} old rows deleted")]
        public static partial void Swept(ILogger logger, int slots, int rung, int settled, int deleted);

        [LoggerMessage(531, LogLevel.Warning, "Mail {MailId} stood too long: {From} → {To}")]
        public static partial void Settled(ILogger logger, string mailId, AlertState from, AlertState to);

        [LoggerMessage(532, LogLevel.Error, "Slot {Slot} could not be swept")]
        public static partial void SlotFailed(ILogger logger, Exception exception, string slot);

        [LoggerMessage(533, LogLevel.Error, "All sending is paused since {Since:u}: {Sender} does not accept us. {Reason}")]
        public static partial void StillPaused(ILogger logger, string sender, DateTimeOffset since, string reason);
    }
}
