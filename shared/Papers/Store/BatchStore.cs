using System.Runtime.CompilerServices;
using System.Text.Json;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>The table Batches: one row a pull.</summary>
public sealed class BatchStore(StorageTables tables)
{
    private const string Partition = "pull";

    /// <summary>The batch called <paramref name="id"/>, or null.</summary>
    public async Task<Batch?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, TableKeys.Encode(id), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The batches begun at or after <paramref name="since"/>, oldest first: a few rows a day.</summary>
    public async IAsyncEnumerable<Batch> SinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {TableKeys.Encode(Batch.Prefix(since))}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    /// <summary>The oldest batches, oldest first.</summary>
    /// <param name="until">Begun before this.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<Batch> UntilAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {TableKeys.Encode(Batch.Prefix(until))}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
        }
    }

    /// <summary>Adds the row of a batch, or finds the one that is there.</summary>
    public async Task<Batch> AddAsync(Batch batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var claim = await Claims.AddAsync(table, Write(batch), Claims.NewToken(), cancellationToken);
        return Read(claim.Row ?? throw new InvalidOperationException($"The row of batch {batch.Id} was deleted while it was added."));
    }

    /// <summary>Replaces the row, unless it was changed since it was read.</summary>
    /// <returns>The batch as stored and true, or as it stands there and false.</returns>
    public async Task<(Batch Batch, bool Stored)> PutAsync(Batch batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var claim = await Claims.ReplaceAsync(table, Write(batch), new ETag(batch.ETag!), Claims.NewToken(), cancellationToken);
        return (Read(claim.Row ?? throw new InvalidOperationException($"The row of batch {batch.Id} was deleted.")), claim.Won);
    }

    private static TableEntity Write(Batch batch)
    {
        var row = new TableEntity(Partition, TableKeys.Encode(batch.Id))
        {
            [nameof(Batch.State)] = batch.State.ToString(),
            [nameof(Batch.Started)] = batch.Started,
            [nameof(Batch.Queued)] = batch.Queued,
            [nameof(Batch.Done)] = batch.Done,
            [nameof(Batch.Papers)] = batch.Papers,
            [nameof(Batch.Joined)] = batch.Joined,
            [nameof(Batch.Skipped)] = batch.Skipped,
            [nameof(Batch.Purged)] = batch.Purged,
            [nameof(Batch.HasFailures)] = batch.HasFailures,
            [nameof(Batch.Ranges)] = string.Join(' ', batch.Ranges),
        };
        row.SetText(nameof(Batch.Sources), JsonSerializer.Serialize(batch.Sources, BatchJson.Default.IReadOnlyListSourceReport));
        return row;
    }

    private static Batch Read(TableEntity row) => new()
    {
        Id = TableKeys.TryDecode(row.RowKey, out var id) ? id : row.RowKey,
        State = Enum.Parse<BatchState>(row.GetString(nameof(Batch.State))),
        Started = row.GetDateTimeOffset(nameof(Batch.Started)) ?? default,
        Queued = row.GetDateTimeOffset(nameof(Batch.Queued)),
        Done = row.GetDateTimeOffset(nameof(Batch.Done)),
        Papers = row.GetInt32(nameof(Batch.Papers)) ?? 0,
        Joined = row.GetInt32(nameof(Batch.Joined)) ?? 0,
        Skipped = row.GetInt32(nameof(Batch.Skipped)) ?? 0,
        Purged = row.GetBoolean(nameof(Batch.Purged)) ?? false,
        Ranges = (row.GetString(nameof(Batch.Ranges)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Sources = row.GetText(nameof(Batch.Sources)) is { Length: > 0 } json
            ? JsonSerializer.Deserialize(json, BatchJson.Default.IReadOnlyListSourceReport) ?? []
            : [],
        ETag = row.ETag.ToString(),
    };
}
