using Alerts.Delivery;
using Alerts.Storage;
using Alerts.Telemetry;

namespace Alerts.Pipeline;

/// <summary>Rings for slots: puts their send messages on the queue, hidden until they are due.</summary>
public sealed class SlotBell(SlotStore slots, IQueueSender queues, TimeProvider time)
{
    /// <summary>Slots due sooner are rung for at once, later ones by the hourly sweep; ten minutes more than its pace.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(70);

    /// <summary>Rings for a slot, to be heard at its due minute or at <paramref name="notBefore"/>, whichever is later.</summary>
    /// <returns>Whether it was rung; not when that is further ahead than <see cref="Ahead"/>: the sweep will.</returns>
    public async Task<bool> RingAsync(Slot slot, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var at = notBefore > slot.Due ? notBefore.Value : slot.Due;
        if (at - now > Ahead)
        {
            return false;
        }

        await queues.SendAsync(
            Queues.Send,
            new SendMessage(slot.Shard, slot.DueKey, AlertsTelemetry.TraceParent),
            PipelineJson.Default.SendMessage,
            at - now,
            cancellationToken);
        return true;
    }

    /// <summary>Rings for every slot that is overdue or soon due.</summary>
    /// <returns>How many were rung for.</returns>
    public async Task<int> RingDueAsync(CancellationToken cancellationToken)
    {
        var rung = 0;
        await foreach (var (slot, _) in slots.ListDueAsync(time.GetUtcNow() + Ahead, cancellationToken))
        {
            rung += await RingAsync(slot, null, cancellationToken) ? 1 : 0;
        }

        return rung;
    }
}
