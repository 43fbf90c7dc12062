using Alerts.Matching;

namespace Alerts.Delivery;

/// <summary>What a batch had for one subscriber: one row of the Matches table. Mail, feed, export and erasing read it.</summary>
public sealed record FiledMatches
{
    /// <summary>Whose they are.</summary>
    public required string SubscriberId { get; init; }

    /// <summary>The batch; the papers' texts stay in its partition of the Papers table, which never changes again.</summary>
    public required string Batch { get; init; }

    /// <summary>The slot whose mail tells of them: fixed once, moved on only when that mail has gone without them.</summary>
    public required Slot Slot { get; init; }

    /// <summary>All papers above the threshold, best first; the cap is applied when sending.</summary>
    public required IReadOnlyList<FiledPaper> Papers { get; init; }

    /// <summary>How many more there were than a row can hold: the worst ones, counted and not kept.</summary>
    public int LeftOut { get; init; }

    /// <summary>The storage ETag it was read with; null before it was stored.</summary>
    public string? ETag { get; init; }
}

/// <summary>One paper of a <see cref="FiledMatches"/>.</summary>
/// <param name="PaperId">The paper.</param>
/// <param name="Score">0–100.</param>
/// <param name="Hits">Where the keywords hit.</param>
public sealed record FiledPaper(string PaperId, double Score, IReadOnlyList<Hit> Hits);
