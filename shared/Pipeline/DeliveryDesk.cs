using Alerts.Delivery;

namespace Alerts.Pipeline;

/// <summary>How sending stands, at a glance.</summary>
/// <param name="Sender">The sender's name.</param>
/// <param name="Gate">Whether the provider takes mails.</param>
/// <param name="Overdue">Alerts whose due minute has passed and that are not settled, by state.</param>
/// <param name="OldestDue">The due minute of the oldest of them; null when there is none.</param>
/// <param name="Ahead">Slots that are due later.</param>
public sealed record DeliveryStatus(
    string Sender, SendGate Gate, IReadOnlyDictionary<AlertState, int> Overdue, DateTimeOffset? OldestDue, int Ahead);

/// <summary>What an operator can see and do: look, send again, give up, go on.</summary>
public sealed class DeliveryDesk(
    AlertStore alerts, SlotStore slots, SendGateStore gates, IMailSender sender, SlotBell bell, TimeProvider time)
{
    /// <summary>How sending stands. Reads every unsettled slot: for a person's question, not for a loop.</summary>
    public async Task<DeliveryStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var overdue = new SortedDictionary<AlertState, int>();
        DateTimeOffset? oldest = null;
        var ahead = 0;
        await foreach (var (slot, _) in slots.ListDueAsync(DateTimeOffset.MaxValue, cancellationToken))
        {
            if (slot.Due > now)
            {
                ahead++;
                continue;
            }

            await foreach (var alert in alerts.ListAsync(slot, cancellationToken))
            {
                if (!alert.IsTerminal)
                {
                    overdue[alert.State] = overdue.GetValueOrDefault(alert.State) + 1;
                    oldest = oldest is null || slot.Due < oldest ? slot.Due : oldest;
                }
            }
        }

        return new(sender.Name, await gates.ReadAsync(sender.Name, cancellationToken), overdue, oldest, ahead);
    }

    /// <summary>Sends a failed or skipped alert again.</summary>
    /// <returns>The alert as it stands now; null when there is none.</returns>
    public async Task<Alert?> ResendAsync(Slot slot, string subscriberId, CancellationToken cancellationToken)
    {
        if (await alerts.FindAsync(slot, subscriberId, cancellationToken) is not { } alert)
        {
            return null;
        }

        // The slot first: an alert without one would be forgotten. And once more, should a sweep have deleted it in between.
        await slots.TouchAsync(slot, cancellationToken);
        var after = await alerts.ApplyAsync(alert, new AlertEvent.OperatorResends(), cancellationToken);
        await slots.TouchAsync(slot, cancellationToken);
        await bell.RingAsync(slot, null, cancellationToken);
        return after;
    }

    /// <summary>Gives up an alert that waits, is unknown or failed.</summary>
    /// <returns>The alert as it stands now; null when there is none.</returns>
    public async Task<Alert?> DropAsync(Slot slot, string subscriberId, CancellationToken cancellationToken) =>
        await alerts.FindAsync(slot, subscriberId, cancellationToken) is { } alert
            ? await alerts.ApplyAsync(alert, new AlertEvent.OperatorDrops(), cancellationToken)
            : null;

    /// <summary>Goes on sending after the configuration was put right, without waiting for the next probe.</summary>
    /// <returns>How many slots were rung for.</returns>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        await gates.OpenAsync(sender.Name, cancellationToken);
        return await bell.RingDueAsync(cancellationToken);
    }
}
