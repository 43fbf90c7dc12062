namespace Alerts.Delivery;

/// <summary>Whether mails may go to the provider now. Closed for a while by 429, until a probe succeeds by 401 and 403.</summary>
public sealed record SendGate
{
    /// <summary>A gate that was never closed.</summary>
    public static SendGate Open { get; } = new();

    /// <summary>Nothing goes before this instant, UTC; null when the provider asked for no pause.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Since when the provider does not know us, UTC: a key or password is wrong. Null when it does.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>While paused: when one mail may try again whether the provider knows us, UTC.</summary>
    public DateTimeOffset? NextProbe { get; init; }

    /// <summary>What the provider said, one line for the operator.</summary>
    public string? Reason { get; init; }

    /// <summary>The storage ETag it was read with; null before it was stored.</summary>
    public string? ETag { get; init; }

    /// <summary>Whether sending stands still until the configuration is put right.</summary>
    public bool IsPaused => PausedSince is not null;

    /// <summary>Whether mails may go at <paramref name="now"/>.</summary>
    public bool IsOpen(DateTimeOffset now) => !IsPaused && (NotBefore is not { } notBefore || notBefore <= now);
}
