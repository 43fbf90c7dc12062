using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>What matching a batch against a range of profiles came to.</summary>
/// <param name="Range">The range: <c>00-0f</c>.</param>
/// <param name="Profiles">Profiles matched.</param>
/// <param name="Matched">Those of them that had a match.</param>
/// <param name="Failed">Profiles that could not be matched because their row is broken.</param>
public sealed record RangeReport(string Range, int Profiles, int Matched, int Failed);

/// <summary>The table RangesDone: which profile ranges of a batch are matched.</summary>
public sealed class RangeStore(StorageTables tables)
{
    /// <summary>Writes down that a range is matched. Repeatable.</summary>
    public async Task MarkAsync(string batch, RangeReport report, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.RangesDone, cancellationToken);
        var row = new TableEntity(batch, report.Range)
        {
            [nameof(RangeReport.Profiles)] = report.Profiles,
            [nameof(RangeReport.Matched)] = report.Matched,
            [nameof(RangeReport.Failed)] = report.Failed,
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The ranges of a batch that are matched.</summary>
    public async Task<IReadOnlyList<RangeReport>> ReadAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.RangesDone, cancellationToken);
        List<RangeReport> done = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {batch}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            done.Add(new(
                row.RowKey,
                row.GetInt32(nameof(RangeReport.Profiles)) ?? 0,
                row.GetInt32(nameof(RangeReport.Matched)) ?? 0,
                row.GetInt32(nameof(RangeReport.Failed)) ?? 0));
        }

        return done;
    }

    /// <summary>Whether a range of a batch is matched.</summary>
    public async Task<bool> IsDoneAsync(string batch, string range, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.RangesDone, cancellationToken);
        return (await table.GetEntityIfExistsAsync<TableEntity>(batch, range, ["RowKey"], cancellationToken)).HasValue;
    }

    /// <summary>Forgets a batch: everything in it is matched again when it is rung for. Repeatable.</summary>
    public async Task ForgetAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.RangesDone, cancellationToken);
        await table.DeletePartitionAsync(batch, int.MaxValue, cancellationToken);
    }
}
