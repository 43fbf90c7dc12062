using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>Writes of many rows of one partition in as few requests as the service allows (100 rows, 4 MiB).</summary>
public static class TableWrites
{
    private const int MostRows = 100;
    private const long MostBytes = 3_000_000;

    /// <summary>Puts all rows, whether they are there or not. Repeatable; after a failure some of them may be there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows of one partition, each key once.</param>
    /// <param name="cancellationToken">Ends the writing between two requests.</param>
    public static async Task PutAllAsync(this TableClient table, IEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions = [];
        var bytes = 0L;
        foreach (var row in rows)
        {
            var size = row.Size();
            if (actions.Count == MostRows || (actions.Count > 0 && bytes + size > MostBytes))
            {
                await table.SubmitTransactionAsync(actions, cancellationToken);
                actions.Clear();
                bytes = 0;
            }

            actions.Add(new(TableTransactionActionType.UpsertReplace, row));
            bytes += size;
        }

        if (actions.Count > 0)
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
        }
    }

    /// <summary>Deletes up to <paramref name="most"/> rows of a partition.</summary>
    /// <returns>How many were deleted: less than <paramref name="most"/> when none are left.</returns>
    public static async Task<int> DeletePartitionAsync(
        this TableClient table, string partition, int most, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var keys = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), MostRows, ["PartitionKey", "RowKey"], cancellationToken);
        await foreach (var page in keys.AsPages().WithCancellation(cancellationToken))
        {
            // Another host may have deleted the same rows: a transaction would fail as a whole, single deletes do not.
            await Parallel.ForEachAsync(page.Values.Take(most - deleted), cancellationToken, async (row, stop) =>
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: stop));
            deleted += Math.Min(page.Values.Count, most - deleted);
            if (deleted >= most)
            {
                break;
            }
        }

        return deleted;
    }

    /// <summary>About how large the row is in storage, in bytes.</summary>
    public static long Size(this TableEntity row) => row.Sum(column => 2L * column.Key.Length + column.Value switch
    {
        string text => 2L * text.Length,
        byte[] bytes => bytes.Length,
        _ => 16,
    });
}
