using Alerts.Matching;
using Alerts.Profiles;

namespace Alerts.Delivery;

/// <summary>
/// Where a match ends and a mail begins: files what a batch has for a subscriber into the slot of the subscriber's next mail.
/// Can be run again after dying anywhere, and at the same time elsewhere, without a paper lost or told twice.
/// </summary>
public sealed class Outbox(MatchStore matches, SlotStore slots, AlertStore alerts, TimeProvider time)
{
    /// <summary>Two mails a day at most, and a slot moved on only when a mail has gone: more moves than these are a bug.</summary>
    private const int MostMoves = 20;

    /// <summary>
    /// Nearer to its due minute than this a slot may be settled and deleted while an alert is added to it; the row is then
    /// written once more afterwards. Wider than clocks differ and one write takes.
    /// </summary>
    private static readonly TimeSpan NearDue = TimeSpan.FromMinutes(10);

    /// <summary>Files a batch's matches for one subscriber.</summary>
    /// <param name="subscriber">The subscriber; the delivery settings decide the slot the first time and never again.</param>
    /// <param name="batch">The batch id: printable ASCII without <c>/ \ # ?</c> and spaces.</param>
    /// <param name="found">All matches above the subscriber's threshold, uncapped.</param>
    /// <param name="batchEmpty">Whether the batch had no papers at all; then nobody hears of it.</param>
    /// <param name="cancellationToken">Ends the filing; it can be run again.</param>
    /// <returns>The slot to ring for; null when there is nothing to mail.</returns>
    public async Task<Slot?> FileAsync(
        Subscriber subscriber, string batch, IReadOnlyList<Match> found, bool batchEmpty, CancellationToken cancellationToken)
    {
        if (found.Count == 0 && (batchEmpty || !(subscriber.Delivery.TellWhenNothing || subscriber.Delivery.Trending)))
        {
            return null;
        }

        var filed = await matches.FileAsync(
            new FiledMatches
            {
                SubscriberId = subscriber.Id,
                Batch = batch,
                Slot = new Slot(subscriber.Shard, DeliverySchedule.NextDue(subscriber.Delivery, time.GetUtcNow())),
                Papers = [.. found.OrderByDescending(match => match.Score)
                    .Select(match => new FiledPaper(match.Paper.Id, match.Score, match.Hits))],
            },
            cancellationToken);

        for (var move = 0; move < MostMoves; move++)
        {
            if (await ListAsync(filed, cancellationToken))
            {
                return filed.Slot;
            }

            var now = time.GetUtcNow();
            var next = DeliverySchedule.NextDue(subscriber.Delivery, filed.Slot.Due > now ? filed.Slot.Due : now);
            if (await matches.MoveAsync(filed, new Slot(subscriber.Shard, next), cancellationToken) is not { } moved)
            {
                return null;
            }

            filed = moved;
        }

        throw new InvalidOperationException($"Matches {subscriber.Id}_{batch} found no open slot in {MostMoves} moves.");
    }

    /// <summary>Lists the batch in the alert of its slot.</summary>
    /// <returns>Whether it is listed; if not, that mail has gone without it.</returns>
    private async Task<bool> ListAsync(FiledMatches filed, CancellationToken cancellationToken)
    {
        var slot = filed.Slot;
        var inFuture = slot.Due > time.GetUtcNow();
        if (inFuture)
        {
            await slots.TouchAsync(slot, cancellationToken);
        }

        var alert = await alerts.FileAsync(slot, filed.SubscriberId, filed.Batch, mayAdd: inFuture, cancellationToken);
        if (alert is null || !alert.Batches.Contains(filed.Batch))
        {
            return false;
        }

        if (!alert.IsTerminal && slot.Due - time.GetUtcNow() < NearDue)
        {
            await slots.TouchAsync(slot, cancellationToken);
        }

        return true;
    }
}
