using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>The table Papers: the papers of each batch. Kept <see cref="KeptDays"/> days.</summary>
public sealed class PaperStore(StorageTables tables)
{
    /// <summary>How long papers are kept, in days from their pull.</summary>
    public const int KeptDays = 90;

    /// <summary>Why a paper cannot be stored; null when it can.</summary>
    public static string? Problem(Paper paper) => Problem(PaperRow.Write("", new(paper, null), 0));

    /// <summary>All papers of a batch, in the order they were listed.</summary>
    public async Task<IReadOnlyList<BatchPaper>> ReadBatchAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Papers, cancellationToken);
        List<(BatchPaper Paper, int Order)> papers = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {batch}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            papers.Add(PaperRow.Read(row));
        }

        return [.. papers.OrderBy(paper => paper.Order).ThenBy(paper => paper.Paper.Paper.Id, StringComparer.Ordinal).Select(paper => paper.Paper)];
    }

    /// <summary>One paper of a batch, or null.</summary>
    public async Task<BatchPaper?> FindAsync(string batch, string paperId, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Papers, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(batch, TableKeys.Encode(paperId), cancellationToken: cancellationToken);
        return row.HasValue ? PaperRow.Read(row.Value!).Paper : null;
    }

    /// <summary>The ids of a batch's papers, as row keys: a cheap way to ask which are there.</summary>
    public async Task<IReadOnlySet<string>> ReadKeysAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Papers, cancellationToken);
        HashSet<string> keys = [];
        var rows = table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {batch}"), select: ["RowKey"], cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }

    /// <summary>Stores papers of a batch that is still being pulled. Repeatable.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="papers">The papers, in the order they are listed.</param>
    /// <param name="cancellationToken">Ends the storing, maybe half way.</param>
    /// <returns>Papers too large for a row, which were left out.</returns>
    public async Task<IReadOnlyList<SkippedEntry>> PutAsync(
        string batch, IReadOnlyList<BatchPaper> papers, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Papers, cancellationToken);
        List<TableEntity> rows = [];
        List<SkippedEntry> skipped = [];
        foreach (var (paper, order) in papers.Select((paper, order) => (paper, order)))
        {
            var row = PaperRow.Write(batch, paper, order);
            if (Problem(row) is { } problem)
            {
                skipped.Add(new(paper.Paper.Id, problem));
            }
            else
            {
                rows.Add(row);
            }
        }

        await table.PutAllAsync(rows, cancellationToken);
        return skipped;
    }

    /// <summary>Deletes up to <paramref name="most"/> papers of a batch.</summary>
    /// <returns>How many were deleted; less than asked for when none are left.</returns>
    public async Task<int> DeleteAsync(string batch, int most, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Papers, cancellationToken);
        return await table.DeletePartitionAsync(batch, most, cancellationToken);
    }

    private static string? Problem(TableEntity row) =>
        row.Size() > BigValues.MostBytesInRow ? $"too large to store: {row.Size() / 1024} KiB" : null;
}
