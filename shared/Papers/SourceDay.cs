namespace Alerts.Papers;

/// <summary>What came of asking a source for one listing day.</summary>
public enum SourceOutcome
{
    /// <summary>The day's papers came.</summary>
    Listed,

    /// <summary>The source answered properly that it lists nothing on that day (a weekend, a holiday).</summary>
    Empty,

    /// <summary>The source refused: 401, 403, 406, or 429 beyond our patience.</summary>
    Refused,

    /// <summary>No answer: no connection, a timeout, a 5xx after all retries.</summary>
    Unreachable,

    /// <summary>An answer came and could not be understood.</summary>
    Unreadable,
}

/// <summary>One listing day of one source.</summary>
/// <param name="Day">The listing day.</param>
/// <param name="Outcome">What came of asking.</param>
public sealed record SourceDay(DateOnly Day, SourceOutcome Outcome)
{
    /// <summary>The papers, cleaned; empty unless <see cref="SourceOutcome.Listed"/>.</summary>
    public IReadOnlyList<Paper> Papers { get; init; } = [];

    /// <summary>Entries that were left out because they could not be used, each with the reason.</summary>
    public IReadOnlyList<SkippedEntry> Skipped { get; init; } = [];

    /// <summary>One sentence for the operator: why the day is empty, refused, unreachable or unreadable.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether the day must be asked for again because it failed.</summary>
    public bool Failed => Outcome is SourceOutcome.Refused or SourceOutcome.Unreachable or SourceOutcome.Unreadable;
}

/// <summary>An entry of a listing that was left out.</summary>
/// <param name="Entry">Which one: its id, or its place in the listing (<c>entry 17</c>).</param>
/// <param name="Reason">What is wrong with it (<c>no title</c>).</param>
public sealed record SkippedEntry(string Entry, string Reason);
