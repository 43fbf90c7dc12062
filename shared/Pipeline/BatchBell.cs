using Alerts.Papers;
using Alerts.Storage;
using Alerts.Telemetry;

namespace Alerts.Pipeline;

/// <summary>Rings for what is to be matched. The tables are the truth: ringing twice does no harm.</summary>
public sealed class BatchBell(BatchStore batches, RangeStore ranges, IQueueSender queues, TimeProvider time)
{
    /// <summary>Batches older than this are no longer news; an operator can still replay them.</summary>
    private static readonly TimeSpan LongestOpen = TimeSpan.FromDays(14);

    /// <summary>Rings for every range of a queued batch that is not matched yet.</summary>
    /// <returns>How many ranges were rung for.</returns>
    public async Task<int> RingAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.State is not BatchState.Queued)
        {
            return 0;
        }

        var done = (await ranges.ReadAsync(batch.Id, cancellationToken)).Select(report => report.Range).ToHashSet(StringComparer.Ordinal);
        var open = batch.Ranges.Where(range => !done.Contains(range)).ToArray();
        if (open.Length == 0)
        {
            await CloseWhenMatchedAsync(batch.Id, cancellationToken);
        }

        foreach (var range in open)
        {
            await queues.SendAsync(
                Queues.Match,
                new MatchMessage(batch.Id, range, AlertsTelemetry.TraceParent),
                PipelineJson.Default.MatchMessage,
                visibleIn: null,
                cancellationToken);
        }

        return open.Length;
    }

    /// <summary>Rings again for what was queued and not heard: a part of the hourly sweep.</summary>
    /// <returns>How many ranges were rung for.</returns>
    public async Task<int> RingOpenBatchesAsync(CancellationToken cancellationToken)
    {
        var rung = 0;
        await foreach (var batch in batches.SinceAsync(time.GetUtcNow() - LongestOpen, cancellationToken))
        {
            rung += await RingAsync(batch, cancellationToken);
        }

        return rung;
    }

    /// <summary>
    /// Matches a batch against every profile again. Whoever has been told of it already is not told again: what a batch brought a
    /// subscriber is fixed the first time.
    /// </summary>
    /// <returns>Whether there is such a batch whose papers are still kept.</returns>
    public async Task<bool> ReplayAsync(string batchId, CancellationToken cancellationToken)
    {
        while (await batches.FindAsync(batchId, cancellationToken) is { State: BatchState.Queued or BatchState.Done, Papers: > 0, Purged: false } batch)
        {
            await ranges.ForgetAsync(batchId, cancellationToken);
            var (stored, won) = await batches.PutAsync(batch with { State = BatchState.Queued, Done = null }, cancellationToken);
            if (won)
            {
                await RingAsync(stored, cancellationToken);
                return true;
            }
        }

        return false;
    }

    /// <summary>Closes a queued batch when all its ranges are matched. Repeatable.</summary>
    internal async Task CloseWhenMatchedAsync(string batchId, CancellationToken cancellationToken)
    {
        while (await batches.FindAsync(batchId, cancellationToken) is { State: BatchState.Queued } batch)
        {
            var done = (await ranges.ReadAsync(batchId, cancellationToken)).Select(report => report.Range).ToHashSet(StringComparer.Ordinal);
            if (!batch.Ranges.All(done.Contains))
            {
                return;
            }

            await batches.PutAsync(batch with { State = BatchState.Done, Done = time.GetUtcNow() }, cancellationToken);
        }
    }
}
