using System.Globalization;
using System.Security.Cryptography;

namespace Alerts.Papers;

/// <summary>Where a batch stands.</summary>
public enum BatchState
{
    /// <summary>A pull fills it.</summary>
    Pulling,

    /// <summary>Filled, never changed again, to be matched.</summary>
    Queued,

    /// <summary>Matched against every profile, or empty so that there was nothing to match.</summary>
    Done,

    /// <summary>Every source failed: nothing was pulled.</summary>
    Failed,
}

/// <summary>What one pull brought: the papers that were new then. The row an operator looks at.</summary>
public sealed record Batch
{
    private const string IdFormat = "yyyyMMdd'T'HHmmssfff";

    /// <summary>The id: when the pull began, UTC, to the millisecond, and four random hex digits (<c>20261123T060012345-7f3a</c>). Ids sort by time.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public BatchState State { get; init; }

    /// <summary>When the pull began, UTC.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>When it was filled, UTC; null while pulling.</summary>
    public DateTimeOffset? Queued { get; init; }

    /// <summary>When the last range was matched, UTC; null before that.</summary>
    public DateTimeOffset? Done { get; init; }

    /// <summary>How many papers are in it, those that joined again included.</summary>
    public int Papers { get; init; }

    /// <summary>How many of them were known before and gained a source or a category.</summary>
    public int Joined { get; init; }

    /// <summary>How many entries were left out, by the sources or because they are too large to store.</summary>
    public int Skipped { get; init; }

    /// <summary>The profile ranges it is matched against (<c>00-0f</c>); none when it is empty.</summary>
    public IReadOnlyList<string> Ranges { get; init; } = [];

    /// <summary>What each source said.</summary>
    public IReadOnlyList<SourceReport> Sources { get; init; } = [];

    /// <summary>Whether its papers are deleted, their time being over.</summary>
    public bool Purged { get; init; }

    /// <summary>The storage ETag this was read with; null before it was stored.</summary>
    public string? ETag { get; init; }

    /// <summary>Whether a source failed: the run needs an operator's eye although papers may have come.</summary>
    public bool HasFailures => Sources.Any(source => source.Failed);

    /// <summary>A fresh id for a pull that begins at <paramref name="now"/>.</summary>
    public static string NewId(DateTimeOffset now) => $"{Prefix(now)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}";

    /// <summary>What ids of batches from <paramref name="time"/> on are at least: the begin of a range query.</summary>
    public static string Prefix(DateTimeOffset time) => time.UtcDateTime.ToString(IdFormat, CultureInfo.InvariantCulture);
}

/// <summary>What one source said in one pull.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Cursor">The last listing day it has given without a failure so far; null when there is none yet.</param>
/// <param name="Days">Day by day.</param>
public sealed record SourceReport(string Source, DateOnly? Cursor, IReadOnlyList<DayReport> Days)
{
    /// <summary>Whether a day failed.</summary>
    public bool Failed => Days.Any(day => day.Outcome is SourceOutcome.Refused or SourceOutcome.Unreachable or SourceOutcome.Unreadable);
}

/// <summary>What one source said about one listing day.</summary>
/// <param name="Day">The listing day.</param>
/// <param name="Outcome">What came of asking.</param>
/// <param name="Papers">How many papers it listed, known ones included.</param>
/// <param name="Skipped">How many entries could not be used.</param>
/// <param name="Detail">One sentence for the operator, with the first skipped entries; null when there is nothing to say.</param>
public sealed record DayReport(DateOnly Day, SourceOutcome Outcome, int Papers, int Skipped, string? Detail);
