using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>A paper that belongs to the batch that asked.</summary>
/// <param name="Known">All sources and categories it has had so far, these included.</param>
/// <param name="Before">What it had before this batch; null when it is new.</param>
/// <param name="Previous">The batch that had it before; null when it is new.</param>
public sealed record ClaimedPaper(PaperFilters Known, PaperFilters? Before, string? Previous);

/// <summary>
/// The table PaperIds: a paper is new once. The first batch that claims an id has it; a later batch gets it again only when it gained a
/// source or a category, together with what it had before.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="isLost">
/// Says of a batch and a paper that the batch, although it claimed the paper, is closed without it: its pull died in between, and the
/// next pull takes the claim over.
/// </param>
public sealed class PaperClaims(StorageTables tables, Func<string, string, CancellationToken, Task<bool>> isLost)
{
    private const string First = "Batch";
    private const string Last = "LastBatch";
    private const string Previous = "PreviousBatch";
    private const string Known = "";
    private const string Before = "Before";

    /// <summary>Claims a paper for a batch. Repeatable: the same batch gets the same answer again.</summary>
    /// <returns>The claim; null when the paper is known and gained nothing.</returns>
    public async Task<ClaimedPaper?> ClaimAsync(Paper paper, string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.PaperIds, cancellationToken);
        var (partition, key) = (TableKeys.PaperMonth(paper.Id), TableKeys.Encode(paper.Id));

        // Most papers of a pull are known: reading first is one request for them.
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        var row = found.HasValue ? found.Value : null;
        while (true)
        {
            Claim claim;
            if (row is null)
            {
                claim = await Claims.AddAsync(table, New(partition, key, paper, batch), batch, cancellationToken);
            }
            else if (await NextAsync(row, paper, batch, cancellationToken) is { } next)
            {
                claim = await Claims.ReplaceAsync(table, next, row.ETag, Claims.NewToken(), cancellationToken);
            }
            else
            {
                return row.GetString(Last) == batch ? Read(row) : null;
            }

            if (claim.Won)
            {
                return Read(claim.Row!);
            }

            row = claim.Row;
        }
    }

    private static TableEntity New(string partition, string key, Paper paper, string batch)
    {
        var row = new TableEntity(partition, key) { [First] = batch, [Last] = batch };
        row.SetFilters(Known, new(paper.Sources, paper.Categories));
        return row;
    }

    private static ClaimedPaper Read(TableEntity row) => new(row.Filters(Known)!, row.Filters(Before), row.GetString(Previous));

    /// <summary>What the row becomes; null when it stays.</summary>
    private async Task<TableEntity?> NextAsync(TableEntity row, Paper paper, string batch, CancellationToken cancellationToken)
    {
        var known = row.Filters(Known) ?? new([], []);
        var all = new PaperFilters(Union(known.Sources, paper.Sources), Union(known.Categories, paper.Categories));
        var gained = all.Sources.Count > known.Sources.Count || all.Categories.Count > known.Categories.Count;
        var last = row.GetString(Last);
        if (last == batch)
        {
            return gained ? Next(row, all, batch, row.Filters(Before), row.GetString(Previous)) : null;
        }

        // Asked for every known paper, so the answer must be cheap: the caller remembers it a batch.
        if (await isLost(last, paper.Id, cancellationToken))
        {
            return Next(row, all, batch, row.Filters(Before), row.GetString(Previous));
        }

        return gained ? Next(row, all, batch, known, last) : null;
    }

    private static TableEntity Next(TableEntity row, PaperFilters known, string batch, PaperFilters? before, string? previous)
    {
        var next = new TableEntity(row.PartitionKey, row.RowKey)
        {
            [First] = before is null ? batch : row.GetString(First),
            [Last] = batch,
            [Previous] = previous,
        };
        next.SetFilters(Known, known);
        next.SetFilters(Before, before);
        return next;
    }

    private static string[] Union(IReadOnlyList<string> known, IReadOnlyList<string> more) => [.. known.Union(more, StringComparer.Ordinal)];
}
