using System.Runtime.CompilerServices;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>
/// The Slots table: which slots have alerts that are not settled. A row is written before its alerts and deleted, under If-Match,
/// when all of them are terminal; so no alert is ever forgotten, and at worst an empty slot is looked at.
/// </summary>
public sealed class SlotStore(StorageTables tables)
{
    /// <summary>Writes the slot's row; where there is one its ETag changes, so that a deletion decided before this does not happen.</summary>
    public async Task TouchAsync(Slot slot, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).UpsertEntityAsync(new TableEntity(slot.Shard, slot.DueKey), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The row's ETag, to be read before the slot's alerts are; null when the slot has nothing unsettled.</summary>
    public async Task<string?> FindAsync(Slot slot, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(slot.Shard, slot.DueKey, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? row.ETag.ToString() : null;
    }

    /// <summary>Deletes the row unless it was touched since <paramref name="etag"/> was read.</summary>
    /// <returns>Whether the row is gone.</returns>
    public async Task<bool> DeleteAsync(Slot slot, string etag, CancellationToken cancellationToken)
    {
        try
        {
            var table = await OpenAsync(cancellationToken);
            await table.DeleteEntityAsync(slot.Shard, slot.DueKey, new ETag(etag), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return e.Status == 404;
        }
    }

    /// <summary>All slots due up to and at <paramref name="until"/>, of all shards, each with its ETag.</summary>
    public async IAsyncEnumerable<(Slot Slot, string ETag)> ListDueAsync(
        DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new Slot("", until).DueKey;
        var filter = TableClient.CreateQueryFilter($"RowKey le {last}");
        var table = await OpenAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return (Slot.Parse(row.PartitionKey, row.RowKey), row.ETag.ToString());
        }
    }

    private Task<TableClient> OpenAsync(CancellationToken cancellationToken) => tables.OpenAsync(TableNames.Slots, cancellationToken);
}
