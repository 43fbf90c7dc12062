using System.Runtime.CompilerServices;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>The Matches table: what every batch had for every subscriber, and in which slot it is told.</summary>
public sealed class MatchStore(StorageTables tables)
{
    /// <summary>Stores the matches unless a run before this one did.</summary>
    /// <returns>What is stored now: a rerun finds the slot that was fixed then.</returns>
    public async Task<FiledMatches> FileAsync(FiledMatches matches, CancellationToken cancellationToken)
    {
        try
        {
            var table = await OpenAsync(cancellationToken);
            var answer = await table.AddEntityAsync(Write(matches), cancellationToken);
            return matches with { ETag = answer.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await FindAsync(matches.SubscriberId, matches.Batch, cancellationToken) ?? throw new InvalidOperationException(
                $"Matches {matches.SubscriberId}_{matches.Batch} were erased while they were filed.");
        }
    }

    /// <summary>Reads what a batch had for a subscriber; null when nothing was filed.</summary>
    public async Task<FiledMatches?> FindAsync(string subscriberId, string batch, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Shard(subscriberId), TableKeys.SubscriberBatch(subscriberId, batch), cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? Read(row) : null;
    }

    /// <summary>Moves the matches to another slot, unless somebody else did so first.</summary>
    /// <returns>What is stored now; null when the person was erased.</returns>
    public async Task<FiledMatches?> MoveAsync(FiledMatches matches, Slot slot, CancellationToken cancellationToken)
    {
        var change = new TableEntity(TableKeys.Shard(matches.SubscriberId), TableKeys.SubscriberBatch(matches.SubscriberId, matches.Batch))
        {
            [nameof(Slot.Due)] = slot.Due,
        };
        try
        {
            var table = await OpenAsync(cancellationToken);
            var answer = await table.UpdateEntityAsync(change, new ETag(matches.ETag!), TableUpdateMode.Merge, cancellationToken);
            return matches with { Slot = slot, ETag = answer.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return await FindAsync(matches.SubscriberId, matches.Batch, cancellationToken);
        }
    }

    /// <summary>Everything filed for a subscriber, in the order of the batches' ids: for the feed and the export.</summary>
    public async IAsyncEnumerable<FiledMatches> ListAsync(string subscriberId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (shard, from) = (TableKeys.Shard(subscriberId), TableKeys.SubscriberBatch(subscriberId, ""));
        var to = TableKeys.After(from);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shard} and RowKey ge {from} and RowKey lt {to}");
        var table = await OpenAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    /// <summary>Removes what a batch had for a subscriber. Removing what is gone is no error.</summary>
    public async Task DeleteAsync(string subscriberId, string batch, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).DeleteEntityAsync(
            TableKeys.Shard(subscriberId), TableKeys.SubscriberBatch(subscriberId, batch), ETag.All, cancellationToken);

    /// <summary>Of whom and of which batches the rows of one shard are whose slot was due before <paramref name="due"/>.</summary>
    public async IAsyncEnumerable<(string SubscriberId, string Batch)> ListDueBeforeAsync(
        string shard, DateTimeOffset due, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {shard} and Due lt {due}");
        var table = await OpenAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            yield return Key(row);
        }
    }

    private static TableEntity Write(FiledMatches matches)
    {
        var row = new TableEntity(TableKeys.Shard(matches.SubscriberId), TableKeys.SubscriberBatch(matches.SubscriberId, matches.Batch))
        {
            [nameof(Slot.Due)] = matches.Slot.Due,
        };
        row[nameof(FiledMatches.LeftOut)] = matches.LeftOut + PackedPapers.Pack(row, matches.Papers);
        return row;
    }

    private static FiledMatches Read(TableEntity row)
    {
        var (subscriberId, batch) = Key(row);
        return new FiledMatches
        {
            SubscriberId = subscriberId,
            Batch = batch,
            Slot = new Slot(row.PartitionKey, row.GetDateTimeOffset(nameof(Slot.Due))!.Value),
            Papers = PackedPapers.Unpack(row),
            LeftOut = row.GetInt32(nameof(FiledMatches.LeftOut)) ?? 0,
            ETag = row.ETag.ToString(),
        };
    }

    private static (string SubscriberId, string Batch) Key(TableEntity row)
    {
        var at = row.RowKey.IndexOf('_', StringComparison.Ordinal);
        return (row.RowKey[..at], row.RowKey[(at + 1)..]);
    }

    private Task<TableClient> OpenAsync(CancellationToken cancellationToken) => tables.OpenAsync(TableNames.Matches, cancellationToken);
}
