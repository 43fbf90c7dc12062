using Alerts.Papers;
using Alerts.Storage;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Pipeline;

/// <summary>
/// The first step: reads the sources into a batch and rings for it to be matched. It may die anywhere and be run again: a run that finds
/// a batch open goes on with it.
/// </summary>
public sealed partial class PullService(
    StorageTables tables,
    BatchStore batches,
    SourceReader sources,
    BatchFiller filler,
    BatchBell bell,
    Retention retention,
    IOptions<MatchSettings> settings,
    TimeProvider time,
    ILogger<PullService> logger)
{
    /// <summary>How far back cursors and rarity are looked for.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(40);

    /// <summary>Pulls.</summary>
    /// <param name="cancellationToken">Ends the pull; the next one goes on with it.</param>
    /// <returns>The batch as it was closed, maybe empty or failed; null when another host is pulling.</returns>
    /// <exception cref="OperationCanceledException">Cancelled, or the right to pull was lost to another host.</exception>
    public async Task<Batch?> PullAsync(CancellationToken cancellationToken)
    {
        using var activity = AlertsTelemetry.Start("pull");
        await using var lease = await TakeLeaseAsync(cancellationToken);
        if (lease is null)
        {
            Log.Busy(logger);
            return null;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        var open = await OpenAsync(lease, either.Token);
        activity?.SetTag("batch", open.Id);
        var filled = await FillAsync(open, either.Token);
        await bell.RingAsync(filled, either.Token);
        await lease.SetOpenBatchAsync(null, either.Token);
        await retention.PurgeAsync(either.Token);
        return filled;
    }

    /// <summary>Goes on with a pull that died, if there is one: a part of the hourly sweep.</summary>
    /// <returns>The batch, closed; null when there was nothing to go on with.</returns>
    public async Task<Batch?> ResumeAsync(CancellationToken cancellationToken) =>
        await PullLease.IsAbandonedAsync(tables, time, cancellationToken) ? await PullAsync(cancellationToken) : null;

    private async Task<PullLease?> TakeLeaseAsync(CancellationToken cancellationToken)
    {
        var (lease, holder) = await PullLease.TryTakeAsync(tables, time, cancellationToken);
        if (lease is null && holder is not null)
        {
            // One who died does not give it back. One who lives has renewed it by then, and pulls for us.
            var wait = holder.Until - time.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken);
            (lease, _) = await PullLease.TryTakeAsync(tables, time, cancellationToken);
        }

        return lease;
    }

    private async Task<Batch> OpenAsync(PullLease lease, CancellationToken cancellationToken)
    {
        var id = lease.OpenBatch;
        var batch = id is null ? null : await batches.FindAsync(id, cancellationToken);
        if (batch is { State: not BatchState.Pulling })
        {
            // The run before filled it and died before it was rung for.
            await bell.RingAsync(batch, cancellationToken);
            (id, batch) = (null, null);
        }

        if (batch is not null)
        {
            Log.Resumed(logger, batch.Id);
            return batch;
        }

        // Its name is written down first, then its row, then claims are made in its name.
        var now = time.GetUtcNow();
        if (id is null)
        {
            id = Batch.NewId(now);
            await lease.SetOpenBatchAsync(id, cancellationToken);
        }

        return await batches.AddAsync(new Batch { Id = id, State = BatchState.Pulling, Started = now }, cancellationToken);
    }

    private async Task<Batch> FillAsync(Batch batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<Batch> recent = [];
        await foreach (var earlier in batches.SinceAsync(now - LookBack, cancellationToken))
        {
            if (earlier.State is not BatchState.Pulling)
            {
                recent.Add(earlier);
            }
        }

        var readings = await sources.ReadAsync(DateOnly.FromDateTime(now.UtcDateTime), recent, cancellationToken);
        var (papers, tooLarge) = await filler.FillAsync(batch, readings, recent, cancellationToken);
        var failed = readings.Count > 0 && readings.All(reading => reading.Report.Failed && reading.Papers.Count == 0);
        var filled = batch with
        {
            State = papers.Count > 0 ? BatchState.Queued : failed ? BatchState.Failed : BatchState.Done,
            Queued = time.GetUtcNow(),
            Done = papers.Count > 0 ? null : time.GetUtcNow(),
            Papers = papers.Count,
            Joined = papers.Count(paper => paper.Before is not null),
            Skipped = tooLarge.Count + readings.Sum(reading => reading.Report.Days.Sum(day => day.Skipped)),
            Ranges = papers.Count > 0 ? [.. ProfileRange.Split(settings.Value.Ranges).Select(range => range.ToString())] : [],
            Sources = [.. readings.Select(reading => reading.Report)],
        };
        var (stored, won) = await batches.PutAsync(filled, cancellationToken);
        if (!won)
        {
            throw new OperationCanceledException($"Batch {batch.Id} was closed by another host.");
        }

        Report(stored, papers, tooLarge);
        return stored;
    }

    private void Report(Batch batch, IReadOnlyList<BatchPaper> papers, IReadOnlyList<SkippedEntry> tooLarge)
    {
        foreach (var entry in tooLarge)
        {
            Log.TooLarge(logger, entry.Entry, entry.Reason);
        }

        foreach (var source in papers.SelectMany(paper => paper.Paper.Sources).CountBy(source => source, StringComparer.Ordinal))
        {
            AlertsTelemetry.PapersPulled(source.Key, source.Value);
        }

        AlertsTelemetry.PullEnded(batch.State is BatchState.Failed ? "failed" : "done");
        if (batch.State is BatchState.Failed)
        {
            Log.Failed(logger, batch.Id);
        }
        else
        {
            Log.Pulled(logger, batch.Id, batch.Papers, batch.Joined, batch.Skipped, batch.HasFailures);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(420, LogLevel.Information, "Batch {Batch}: {Papers} papers, {Joined} of them known before, {Skipped} entries left out, a source failed: {HasFailures}.")]
        public static partial void Pulled(ILogger logger, string batch, int papers, int joined, int skipped, bool hasFailures);

        [LoggerMessage(421, LogLevel.Error, "Batch {Batch}: every source failed, nothing was pulled. The next run catches up.")]
        public static partial void Failed(ILogger logger, string batch);

        [LoggerMessage(422, LogLevel.Warning, "Going on with batch {Batch}, whose pull ended half way.")]
        public static partial void Resumed(ILogger logger, string batch);

        [LoggerMessage(423, LogLevel.Information, "Another host is pulling.")]
        public static partial void Busy(ILogger logger);

        [LoggerMessage(424, LogLevel.Warning, "Paper {Paper} was left out: {Reason}.")]
        public static partial void TooLarge(ILogger logger, string paper, string reason);
    }
}
