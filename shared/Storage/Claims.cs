using Azure;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>What came of a claim.</summary>
/// <param name="Won">Whether our write is in the table, its answer lost or not.</param>
/// <param name="Row">The row as it stands there: ours when won, another's when not; null when it was deleted meanwhile.</param>
public sealed record Claim(bool Won, TableEntity? Row);

/// <summary>
/// Writes that only one can win, and that survive lost answers. The storage client repeats a write whose answer was lost and then
/// reports 409 or 412 for our own write. So every claim carries a token; on 409 and 412 the row is read again, and our own token there
/// means that we won.
/// </summary>
public static class Claims
{
    /// <summary>The column that says who wrote last.</summary>
    public const string Token = "Token";

    /// <summary>A token nobody else has: 128 random bits.</summary>
    public static string NewToken() => Guid.NewGuid().ToString("n");

    /// <summary>Adds <paramref name="row"/> unless there is one with its keys.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row; its <see cref="Token"/> is set here.</param>
    /// <param name="token">Ours: the same on a rerun that should find its own claim, otherwise <see cref="NewToken"/>.</param>
    /// <param name="cancellationToken">Ends the waiting; the claim may be made or not.</param>
    public static async Task<Claim> AddAsync(TableClient table, TableEntity row, string token, CancellationToken cancellationToken)
    {
        row[Token] = token;
        try
        {
            var added = await table.AddEntityAsync(row, cancellationToken);
            return Won(row, added);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await ReadAgainAsync(table, row, token, cancellationToken);
        }
    }

    /// <summary>Replaces the row that was read with <paramref name="etag"/>, unless it was changed since.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The whole new row; its <see cref="Token"/> is set here.</param>
    /// <param name="etag">What the row was read with.</param>
    /// <param name="token">Ours, fresh for this change (<see cref="NewToken"/>).</param>
    /// <param name="cancellationToken">Ends the waiting; the change may be made or not.</param>
    public static async Task<Claim> ReplaceAsync(
        TableClient table, TableEntity row, ETag etag, string token, CancellationToken cancellationToken)
    {
        row[Token] = token;
        try
        {
            var replaced = await table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            return Won(row, replaced);
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return await ReadAgainAsync(table, row, token, cancellationToken);
        }
    }

    private static Claim Won(TableEntity row, Response answer)
    {
        row.ETag = answer.Headers.ETag ?? default;
        return new(true, row);
    }

    private static async Task<Claim> ReadAgainAsync(TableClient table, TableEntity row, string token, CancellationToken cancellationToken)
    {
        var there = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        return there.HasValue ? new(there.Value!.GetString(Token) == token, there.Value) : new(false, null);
    }
}
