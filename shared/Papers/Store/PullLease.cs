using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>
/// The right to pull, which one host has at a time, and the name of the batch that is open. Renewed while it is held; whoever loses it
/// hears of it through <see cref="Lost"/> before another can take it.
/// </summary>
public sealed class PullLease : IAsyncDisposable
{
    /// <summary>Without a renewal it ends after this long.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(8);

    /// <summary>The holder stops this long before the end: a request under way may still arrive, and clocks differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(8);

    private const string Partition = "lease";
    private const string Row = "pull";
    private const string Owner = "Owner";
    private const string Until = "Until";
    private const string Open = "Batch";

    private readonly TableClient _table;
    private readonly TimeProvider _time;
    private readonly string _owner;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _lost;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _renewing;
    private ETag _etag;

    private PullLease(TableClient table, TimeProvider time, TableEntity row)
    {
        (_table, _time, _etag) = (table, time, row.ETag);
        _owner = row.GetString(Owner);
        OpenBatch = row.GetString(Open);
        _lost = new(Duration - Margin, time);
        _renewing = RenewAsync();
    }

    /// <summary>The batch that a pull is filling or has just filled; null when there is none.</summary>
    public string? OpenBatch { get; private set; }

    /// <summary>Cancelled when the lease is lost, or could not be renewed in time.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lease if nobody has it.</summary>
    /// <returns>The lease, or null and how it stands: who has it and until when.</returns>
    public static async Task<(PullLease? Lease, LeaseHolder? Holder)> TryTakeAsync(
        StorageTables tables, TimeProvider time, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        var now = time.GetUtcNow();
        if (found.HasValue && Holder(found.Value!) is { } holder && holder.Until > now)
        {
            return (null, holder);
        }

        var token = Claims.NewToken();
        var row = Write(token, now + Duration, found.HasValue ? found.Value!.GetString(Open) : null);
        var claim = found.HasValue
            ? await Claims.ReplaceAsync(table, row, found.Value!.ETag, token, cancellationToken)
            : await Claims.AddAsync(table, row, token, cancellationToken);
        return claim.Won ? (new(table, time, claim.Row!), null) : (null, claim.Row is null ? null : Holder(claim.Row));
    }

    /// <summary>Whether a batch is open and nobody pulls.</summary>
    public static async Task<bool> IsAbandonedAsync(StorageTables tables, TimeProvider time, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Batches, cancellationToken);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return found.HasValue
            && found.Value!.GetString(Open) is { Length: > 0 }
            && (Holder(found.Value) is not { } holder || holder.Until <= time.GetUtcNow());
    }

    /// <summary>Writes down which batch is open, before anything is done for it; null when it is closed.</summary>
    /// <exception cref="OperationCanceledException">The lease is lost.</exception>
    public async Task SetOpenBatchAsync(string? batch, CancellationToken cancellationToken)
    {
        await WriteAsync(_owner, batch, cancellationToken);
        OpenBatch = batch;
    }

    /// <summary>Gives the lease back. When that fails it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _renewing;
        if (!_lost.IsCancellationRequested)
        {
            try
            {
                await WriteAsync("", OpenBatch, CancellationToken.None);
            }
            catch (Exception)
            {
                // It ends by itself, and whatever ended the pull is what the caller must hear of.
            }
        }

        _stopped.Dispose();
        _lost.Dispose();
        _writing.Dispose();
    }

    private static TableEntity Write(string owner, DateTimeOffset until, string? batch) =>
        new(Partition, Row) { [Owner] = owner, [Until] = until, [Open] = batch };

    private static LeaseHolder? Holder(TableEntity row) =>
        row.GetString(Owner) is { Length: > 0 } owner ? new(owner, row.GetDateTimeOffset(Until) ?? default) : null;

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(RenewEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token))
            {
                try
                {
                    await WriteAsync(_owner, OpenBatch, _stopped.Token);
                }
                catch (Exception e) when (e is RequestFailedException or AggregateException)
                {
                    // Tried again at the next tick; the end of the lease comes first if that fails for long.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Given back, or lost.
        }
    }

    private async Task WriteAsync(string owner, string? batch, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lost.Token);
        await _writing.WaitAsync(either.Token);
        try
        {
            var until = _time.GetUtcNow() + Duration;
            var claim = await Claims.ReplaceAsync(_table, Write(owner, until, batch), _etag, Claims.NewToken(), either.Token);
            if (!claim.Won)
            {
                await _lost.CancelAsync();
                throw new OperationCanceledException("Another host pulls now.", _lost.Token);
            }

            _etag = claim.Row!.ETag;
            _lost.CancelAfter(until - _time.GetUtcNow() - Margin);
        }
        finally
        {
            _writing.Release();
        }
    }
}

/// <summary>Who has the lease.</summary>
/// <param name="Owner">A random token.</param>
/// <param name="Until">Until when, unless it is renewed.</param>
public sealed record LeaseHolder(string Owner, DateTimeOffset Until);
