using Azure;
using Azure.Data.Tables;

namespace Alerts.Subscribing;

/// <summary>Rows that lose their meaning after a while. Whoever writes one now and then sweeps its partition, so that tables do not grow for ever.</summary>
internal static class ExpiringRows
{
    /// <summary>The column that says until when a row counts, UTC.</summary>
    public const string Until = "Until";

    private const int OneIn = 50;
    private const int MostAtOnce = 100;

    /// <summary>One time in fifty, deletes rows of the partition whose time is over.</summary>
    public static async Task SweepSometimesAsync(TableClient table, string partition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Random.Shared.Next(OneIn) != 0)
        {
            return;
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Until lt {now}");
        var deleted = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, MostAtOnce, ["PartitionKey", "RowKey"], cancellationToken))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
            if (++deleted == MostAtOnce)
            {
                return;
            }
        }
    }
}
