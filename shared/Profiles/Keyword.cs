namespace Alerts.Profiles;

/// <summary>One parsed keyword line.</summary>
public sealed record Keyword
{
    /// <summary>The line as written.</summary>
    public required string Source { get; init; }
}
