using System.Collections.Concurrent;
using Alerts.Delivery;
using Alerts.Papers;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Pipeline.Operations;

/// <summary>Looks everything up that an operator wants to see. Reads much: for a person's question, not for a loop.</summary>
public sealed class StatusService(
    BatchStore batches,
    DeliveryDesk desk,
    AlertStore alerts,
    SuppressionStore suppressions,
    StorageTables tables,
    StorageQueues queues,
    TimeProvider time)
{
    /// <summary>How far back runs are shown.</summary>
    public static readonly TimeSpan Runs = TimeSpan.FromDays(30);

    private static readonly TimeSpan Failures = TimeSpan.FromDays(7);
    private static readonly TimeSpan PullLate = TimeSpan.FromHours(26);
    private static readonly TimeSpan MailLate = TimeSpan.FromHours(2);

    /// <summary>Looks.</summary>
    /// <param name="version">What runs, to be shown.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<OperatorStatus> ReadAsync(string version, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var runs = await RunsAsync(now, cancellationToken);
        var delivery = await desk.StatusAsync(cancellationToken);
        var status = new OperatorStatus(
            version,
            now,
            runs,
            Sources(runs),
            new(
                delivery.Sender,
                delivery.Gate.IsOpen(now),
                delivery.Gate.PausedSince,
                delivery.Gate.NotBefore,
                delivery.Gate.Reason,
                delivery.Overdue.ToDictionary(state => state.Key.ToString(), state => state.Value, StringComparer.Ordinal),
                delivery.OldestDue,
                delivery.Ahead),
            await FailedAsync(now, cancellationToken),
            await QueuesAsync(cancellationToken),
            await SubscribersAsync(cancellationToken),
            await SuppressionsAsync(cancellationToken),
            []);
        return status with { Concerns = [.. Concerns(status)] };
    }

    private async Task<IReadOnlyList<Batch>> RunsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Batch> runs = [];
        await foreach (var batch in batches.SinceAsync(now - Runs, cancellationToken))
        {
            runs.Add(batch);
        }

        runs.Reverse();
        return runs;
    }

    private static SourceState[] Sources(IReadOnlyList<Batch> newestFirst) =>
    [
        .. newestFirst.SelectMany(batch => batch.Sources.Select(source => (batch.Started, Source: source)))
            .DistinctBy(seen => seen.Source.Source, StringComparer.Ordinal)
            .Select(seen => new SourceState(seen.Source.Source, seen.Source.Cursor, seen.Started, seen.Source.Failed, seen.Source.Days))
            .OrderBy(source => source.Source, StringComparer.Ordinal),
    ];

    private async Task<IReadOnlyList<FailedAlert>> FailedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failed = new ConcurrentBag<FailedAlert>();
        var width = new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, 256), width, async (shard, stop) =>
        {
            await foreach (var alert in alerts.ListFailedAsync($"{shard:x2}", now - Failures, stop))
            {
                failed.Add(new(
                    alert.Slot.Shard, alert.Slot.DueKey, alert.SubscriberId, alert.Since, alert.Attempts, alert.Reason ?? "no reason was kept"));
            }
        });
        return [.. failed.OrderByDescending(alert => alert.Since).ThenBy(alert => alert.Subscriber, StringComparer.Ordinal).Take(OperatorStatus.MostFailed)];
    }

    private async Task<IReadOnlyDictionary<string, int>> QueuesAsync(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in new[] { Queues.Match, Queues.Send, Queues.Letters }.SelectMany(queue => new[] { queue, queue + Queues.PoisonSuffix }))
        {
            var queue = await queues.OpenAsync(name, cancellationToken);
            counts[name] = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }

        return counts;
    }

    private async Task<IReadOnlyDictionary<string, int>> SubscribersAsync(CancellationToken cancellationToken)
    {
        const string state = "State";
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var table = await tables.OpenAsync(TableNames.Profiles, cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(select: [state], cancellationToken: cancellationToken))
        {
            var name = row.GetString(state) ?? "Broken";
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }

    private async Task<IReadOnlyDictionary<string, int>> SuppressionsAsync(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var (_, suppression) in suppressions.ListAsync(cancellationToken))
        {
            counts[suppression.Reason] = counts.GetValueOrDefault(suppression.Reason) + 1;
        }

        return counts;
    }

    private static IEnumerable<string> Concerns(OperatorStatus status)
    {
        if (status.Batches.FirstOrDefault(batch => batch.State is BatchState.Queued or BatchState.Done) is not { } last)
        {
            yield return "No batch has been pulled yet.";
        }
        else if (status.At - last.Started > PullLate)
        {
            yield return $"The last successful pull was {Hours(status.At - last.Started)} ago.";
        }

        foreach (var source in status.Sources.Where(source => source.Failed))
        {
            yield return $"The source {source.Source} failed the last time it was asked.";
        }

        if (status.Sending.PausedSince is { } since)
        {
            yield return $"All sending stands still since {since:yyyy-MM-dd HH:mm} UTC: {status.Sending.Reason}";
        }

        if (status.Sending.OldestDue is { } due && status.At - due > MailLate)
        {
            yield return $"The oldest unsent alert has been due for {Hours(status.At - due)}.";
        }

        foreach (var (queue, count) in status.Queues.Where(queue => queue.Key.EndsWith(Queues.PoisonSuffix, StringComparison.Ordinal) && queue.Value > 0))
        {
            yield return $"{Count(count, "message")} on {queue} failed too often.";
        }

        if (status.Failed.Count > 0)
        {
            var more = status.Failed.Count == OperatorStatus.MostFailed ? " or more" : "";
            yield return $"{Count(status.Failed.Count, "alert", more)} failed in the last seven days.";
        }
    }

    private static string Hours(TimeSpan time) => Count((int)Math.Floor(time.TotalHours), "hour");

    private static string Count(int count, string what, string more = "") => $"{count}{more} {what}{(count == 1 ? "" : "s")}";
}
