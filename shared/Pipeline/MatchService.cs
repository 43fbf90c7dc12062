using System.Collections.Concurrent;
using Alerts.Delivery;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>The second step: matches a batch against a range of profiles and files what matched for delivery. Can be run again anywhere.</summary>
public sealed partial class MatchService(
    BatchStore batches,
    RangeStore ranges,
    BatchIndexCache indexes,
    ProfileStore profiles,
    Outbox outbox,
    BatchBell bell,
    SlotBell slotBell,
    TimeProvider time,
    ILogger<MatchService> logger)
{
    /// <summary>Profiles under way at once in one message: each waits for storage most of the time.</summary>
    private const int Parallelism = 16;

    /// <summary>How old the latest batch may be to be matched for a newcomer.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(7);

    /// <summary>Matches what the message names.</summary>
    /// <exception cref="FormatException">The message names no batch or no range of it: it can never be matched.</exception>
    public async Task MatchAsync(MatchMessage message, CancellationToken cancellationToken)
    {
        using var activity = AlertsTelemetry.Start("match", message.TraceParent);
        activity?.SetTag("batch", message.Batch).SetTag("range", message.Range);
        var range = ProfileRange.Parse(message.Range);
        var batch = await batches.FindAsync(message.Batch, cancellationToken)
            ?? throw new FormatException("The message names a batch that does not exist.");
        if (batch.State is BatchState.Pulling)
        {
            Log.NotYet(logger, batch.Id);
            return;
        }

        if (!batch.Ranges.Contains(message.Range))
        {
            throw new FormatException($"The message names a range that batch {batch.Id} does not have.");
        }

        if (await ranges.IsDoneAsync(batch.Id, message.Range, cancellationToken))
        {
            await bell.CloseWhenMatchedAsync(batch.Id, cancellationToken);
            return;
        }

        var report = await MatchAsync(batch, range, cancellationToken);
        await ranges.MarkAsync(batch.Id, report, cancellationToken);
        await bell.CloseWhenMatchedAsync(batch.Id, cancellationToken);
        Log.Matched(logger, batch.Id, report.Range, report.Profiles, report.Matched, report.Failed);
    }

    /// <summary>Matches the latest batch for somebody who has just confirmed. Repeatable: it counts once.</summary>
    /// <returns>How many papers matched.</returns>
    public async Task<int> MatchNewcomerAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        Batch? latest = null;
        await foreach (var batch in batches.SinceAsync(time.GetUtcNow() - Latest, cancellationToken))
        {
            latest = batch is { State: BatchState.Queued or BatchState.Done, Papers: > 0 } ? batch : latest;
        }

        if (latest is null)
        {
            return 0;
        }

        var matches = (await indexes.GetAsync(latest.Id, cancellationToken)).Match(subscriber, isNew: true);
        var slot = await outbox.FileAsync(subscriber, latest.Id, matches, batchEmpty: false, cancellationToken);
        if (slot is not null)
        {
            await slotBell.RingAsync(slot, null, cancellationToken);
        }

        return matches.Count;
    }

    private async Task<RangeReport> MatchAsync(Batch batch, ProfileRange range, CancellationToken cancellationToken)
    {
        var index = await indexes.GetAsync(batch.Id, cancellationToken);
        var slots = new ConcurrentDictionary<Slot, bool>();
        var (all, matched, failed) = (0, 0, 0);
        await Parallel.ForEachAsync(
            profiles.ListAsync(range.First, range.Last, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (row, stop) =>
            {
                switch (await MatchAsync(batch, index, row, slots, stop))
                {
                    case Outcome.Matched:
                        Interlocked.Increment(ref matched);
                        Interlocked.Increment(ref all);
                        break;
                    case Outcome.Nothing:
                        Interlocked.Increment(ref all);
                        break;
                    case Outcome.Failed:
                        Interlocked.Increment(ref failed);
                        break;
                }
            });

        foreach (var slot in slots.Keys)
        {
            await slotBell.RingAsync(slot, null, cancellationToken);
        }

        AlertsTelemetry.ProfilesMatched(matched, all - matched);
        return new(range.ToString(), all, matched, failed);
    }

    private async Task<Outcome> MatchAsync(
        Batch batch, BatchIndex index, ProfileRow row, ConcurrentDictionary<Slot, bool> slots, CancellationToken cancellationToken)
    {
        if (row.Subscriber is null)
        {
            Log.BrokenProfile(logger, row.Id, row.Error);
            return Outcome.Failed;
        }

        if (!IsWanted(row.Subscriber))
        {
            return Outcome.Left;
        }

        try
        {
            var matches = index.Match(row.Subscriber, isNew: false);
            if (await outbox.FileAsync(row.Subscriber, batch.Id, matches, batchEmpty: false, cancellationToken) is { } slot)
            {
                slots.TryAdd(slot, true);
            }

            return matches.Count > 0 ? Outcome.Matched : Outcome.Nothing;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            // What one profile brings about stays with that profile. All else, storage above all, fails the message, which comes again.
            Log.ProfileFailed(logger, e, row.Id);
            return Outcome.Failed;
        }
    }

    /// <summary>Active people, and those whose pause ends some day: sending looks again when the mail is due.</summary>
    private static bool IsWanted(Subscriber subscriber) =>
        subscriber.State is SubscriberState.Active || (subscriber.State is SubscriberState.Paused && subscriber.PausedUntil is not null);

    private enum Outcome
    {
        Matched,
        Nothing,
        Left,
        Failed,
    }

    private static partial class Log
    {
        [LoggerMessage(430, LogLevel.Information, "Batch {Batch}, range {Range}: {Profiles} profiles, {Matched} with a match, {Failed} failed.")]
        public static partial void Matched(ILogger logger, string batch, string range, int profiles, int matched, int failed);

        [LoggerMessage(431, LogLevel.Warning, "Batch {Batch} is still being pulled; it is rung for again when it is filled.")]
        public static partial void NotYet(ILogger logger, string batch);

        [LoggerMessage(432, LogLevel.Error, "Profile {Subscriber} was left out, its row is broken: {Error}")]
        public static partial void BrokenProfile(ILogger logger, string subscriber, string? error);

        [LoggerMessage(433, LogLevel.Error, "Profile {Subscriber} could not be matched.")]
        public static partial void ProfileFailed(ILogger logger, Exception exception, string subscriber);
    }
}
