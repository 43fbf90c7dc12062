using Alerts.Storage;

namespace Alerts.Delivery;

/// <summary>Deletes what delivery keeps for a time only: matches and alerts after <see cref="KeptDays"/> days, tokens and limits when they expire.</summary>
public sealed class DeliveryRetention(AlertStore alerts, MatchStore matches, StorageTables tables, TimeProvider time)
{
    /// <summary>How long matches and alerts are kept, in days from their due minute.</summary>
    public const int KeptDays = 35;

    private const int Shards = 256;
    private const int MostExpired = 5_000;
    private const int Parallelism = 16;

    /// <summary>Deletes a part: the shards whose turn it is in this hour of the day, so that a day's sweeps see all of them.</summary>
    /// <returns>How many rows were deleted.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deleted = 0;
        for (var shard = now.Hour; shard < Shards; shard += 24)
        {
            deleted += await PurgeShardAsync($"{shard:x2}", now.AddDays(-KeptDays), cancellationToken);
        }

        foreach (var name in new[] { TableNames.UsedTokens, TableNames.Limits })
        {
            var table = await tables.OpenAsync(name, cancellationToken);
            deleted += await table.DeleteExpiredAsync(now, MostExpired, cancellationToken);
        }

        return deleted;
    }

    /// <summary>Deletes all that delivery knows of a person: alerts first, so that nothing is sent any more. Repeatable.</summary>
    public async Task EraseAsync(string subscriberId, CancellationToken cancellationToken)
    {
        await foreach (var filed in matches.ListAsync(subscriberId, cancellationToken))
        {
            if (await alerts.FindAsync(filed.Slot, subscriberId, cancellationToken) is { } alert)
            {
                await alerts.DeleteAsync(alert, cancellationToken);
            }

            await matches.DeleteAsync(subscriberId, filed.Batch, cancellationToken);
        }
    }

    private async Task<int> PurgeShardAsync(string shard, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var width = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(matches.ListDueBeforeAsync(shard, before, cancellationToken), width, async (filed, stop) =>
        {
            await matches.DeleteAsync(filed.SubscriberId, filed.Batch, stop);
            Interlocked.Increment(ref deleted);
        });
        await Parallel.ForEachAsync(alerts.ListDueBeforeAsync(shard, before, cancellationToken), width, async (alert, stop) =>
        {
            await alerts.DeleteAsync(alert, stop);
            Interlocked.Increment(ref deleted);
        });
        return deleted;
    }
}
