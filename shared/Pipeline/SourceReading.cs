using Alerts.Papers;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>What one source gave to one pull.</summary>
/// <param name="Report">For the batch's row.</param>
/// <param name="Papers">The papers to take.</param>
public sealed record SourceReading(SourceReport Report, IReadOnlyList<Paper> Papers);

/// <summary>Asks all sources, each from its own cursor on.</summary>
public sealed partial class SourceReader(IReadOnlyList<IPaperSource> sources, ILogger<SourceReader> logger)
{
    private const int SkippedShown = 5;

    /// <summary>Reads all sources at once. What a source does wrong is its report's, never the other sources'.</summary>
    /// <param name="today">The last listing day wanted, UTC.</param>
    /// <param name="recent">The batches of the last weeks, oldest first: they hold the cursors.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<SourceReading>> ReadAsync(
        DateOnly today, IReadOnlyList<Batch> recent, CancellationToken cancellationToken) =>
        await Task.WhenAll(sources.Select(source => ReadAsync(source, today, Cursor(source.Name, recent), cancellationToken)));

    private static DateOnly? Cursor(string source, IReadOnlyList<Batch> recent)
    {
        var last = recent.LastOrDefault(batch => batch.Sources.Any(report => report.Source == source));
        var cursors = last?.Sources.Where(report => report.Source == source).Select(report => report.Cursor).ToArray() ?? [];

        // Two sources of one name (two folders, say) go by the one that is further behind.
        return cursors.Length == 0 || cursors.Contains(null) ? null : cursors.Min();
    }

    private async Task<SourceReading> ReadAsync(IPaperSource source, DateOnly today, DateOnly? cursor, CancellationToken cancellationToken)
    {
        var window = new PullWindow(today, cursor);
        var days = await ReadDaysAsync(source, window, cancellationToken);
        foreach (var day in days.Where(day => day.Failed))
        {
            Log.DayFailed(logger, day.Outcome is SourceOutcome.Unreadable ? LogLevel.Error : LogLevel.Warning, source.Name, day.Day, day.Outcome, day.Detail);
        }

        // An answer that cannot be understood says that the source has changed: what it says beside that is not trusted either.
        var trusted = !days.Any(day => day.Outcome is SourceOutcome.Unreadable);
        var report = new SourceReport(
            source.Name,
            trusted ? Advance(window, days) : cursor,
            [.. days.Select(day => new DayReport(day.Day, day.Outcome, day.Papers.Count, day.Skipped.Count, Detail(day)))]);
        return new(report, trusted ? [.. days.Where(day => !day.Failed).SelectMany(day => day.Papers)] : []);
    }

    private async Task<IReadOnlyList<SourceDay>> ReadDaysAsync(IPaperSource source, PullWindow window, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(window, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.SourceThrew(logger, e, source.Name);
            return [new SourceDay(window.Today, SourceOutcome.Unreadable) { Detail = $"The source failed inside: {e.GetType().Name}." }];
        }
    }

    /// <summary>The cursor moves up to the day before the first one that failed, and back to it when an older day fails on being read again.</summary>
    private static DateOnly? Advance(PullWindow window, IReadOnlyList<SourceDay> days)
    {
        var failed = days.Where(day => day.Failed).Select(day => day.Day).ToArray();
        if (failed.Length == 0)
        {
            return window.Today;
        }

        var before = failed.Min().AddDays(-1);
        return before >= window.First || window.LastPulled is not null ? before : null;
    }

    private static string? Detail(SourceDay day)
    {
        if (day.Skipped.Count == 0)
        {
            return day.Detail;
        }

        var shown = string.Join(", ", day.Skipped.Take(SkippedShown).Select(entry => $"{entry.Entry} ({entry.Reason})"));
        var more = day.Skipped.Count > SkippedShown ? $" and {day.Skipped.Count - SkippedShown} more" : "";
        return $"{(day.Detail is null ? "" : day.Detail + " ")}Left out: {shown}{more}.";
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 400, Message = "Source {Source}, {Day}: {Outcome}. {Detail}")]
        public static partial void DayFailed(ILogger logger, LogLevel level, string source, DateOnly day, SourceOutcome outcome, string? detail);

        [LoggerMessage(401, LogLevel.Error, "Source {Source} threw; its contract is not to.")]
        public static partial void SourceThrew(ILogger logger, Exception exception, string source);
    }
}
