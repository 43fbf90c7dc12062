using Alerts.Papers;

namespace Alerts.Pipeline;

/// <summary>Deletes papers when their time is over, in small steps: every pull does a few.</summary>
public sealed class Retention(BatchStore batches, PaperStore papers, RarityStore rarity, RangeStore ranges, TimeProvider time)
{
    /// <summary>Rows deleted in one step; a day brings fewer.</summary>
    private const int MostRows = 2_000;

    /// <summary>Deletes the papers, rarity and ranges of batches older than <see cref="PaperStore.KeptDays"/> days. The batches' own rows stay.</summary>
    /// <returns>How many papers were deleted.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var batch in batches.UntilAsync(time.GetUtcNow().AddDays(-PaperStore.KeptDays), cancellationToken))
        {
            if (batch.Purged || batch.State is BatchState.Pulling)
            {
                continue;
            }

            deleted += await papers.DeleteAsync(batch.Id, MostRows - deleted, cancellationToken);
            if (deleted >= MostRows)
            {
                break;
            }

            await rarity.DeleteAsync(batch.Id, cancellationToken);
            await ranges.ForgetAsync(batch.Id, cancellationToken);

            // Last, so that whatever dies before is done again.
            await batches.PutAsync(batch with { Purged = true }, cancellationToken);
        }

        return deleted;
    }
}
