using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>Rows that are worth nothing after a time of their own: used tokens, counters of limits. They say so in one column.</summary>
public static class ExpiredRows
{
    /// <summary>The column: when the row may be deleted, a <see cref="DateTimeOffset"/> in UTC. Rows without it stay.</summary>
    public const string Until = "Until";

    /// <summary>Deletes rows that expired before <paramref name="now"/>, at most <paramref name="most"/>.</summary>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> DeleteExpiredAsync(this TableClient table, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var filter = TableClient.CreateQueryFilter($"Until lt {now}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            if (deleted++ == most)
            {
                return most;
            }

            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        }

        return deleted;
    }
}
