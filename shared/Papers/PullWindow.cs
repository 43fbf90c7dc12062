namespace Alerts.Papers;

/// <summary>
/// The listing days a pull asks a source for. A source may leave out days it cannot list (weekends) and, where reading
/// again is dear, days it has given before.
/// </summary>
/// <param name="Today">The last day wanted, UTC.</param>
/// <param name="LastPulled">The last day this source gave without a failure; null on the very first pull.</param>
public sealed record PullWindow(DateOnly Today, DateOnly? LastPulled)
{
    /// <summary>A missed run is caught up for at most this many days.</summary>
    public const int MostDays = 7;

    /// <summary>Every pull reads this many listing days again, because entries are added late.</summary>
    public const int DaysReadAgain = 3;

    /// <summary>The first day wanted: the last <see cref="DaysReadAgain"/> days, and the missed ones up to <see cref="MostDays"/>.</summary>
    public DateOnly First
    {
        get
        {
            var again = Today.AddDays(1 - DaysReadAgain);
            var missed = LastPulled is { } last ? last.AddDays(1) : again;
            var earliest = Today.AddDays(1 - MostDays);
            var first = missed < again ? missed : again;
            return first < earliest ? earliest : first;
        }
    }
}
