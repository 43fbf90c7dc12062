using System.Globalization;

namespace Alerts.Functions.Hosts.Local;

/// <summary>The real clock, put forward: so that nobody at a desk need wait for tomorrow's delivery hour.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    /// <summary>The setting that puts the local host's clock forward, as <c>hh:mm:ss</c> or <c>d.hh:mm:ss</c>.</summary>
    public const string Setting = "Local__ClockAhead";

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    private long _ahead;

    /// <summary>A clock that is <paramref name="ahead"/> of the real one.</summary>
    public ShiftedClock(TimeSpan ahead = default) => _ahead = ahead.Ticks;

    /// <summary>The clock that a setting asks for; the real one when it asks for nothing.</summary>
    /// <exception cref="LocalException">It is no time, is less than nothing or more than a year.</exception>
    public static TimeProvider Of(string? setting) => setting switch
    {
        null or "" => System,
        _ when TimeSpan.TryParse(setting, CultureInfo.InvariantCulture, out var ahead)
            && ahead >= TimeSpan.Zero && ahead <= Furthest => new ShiftedClock(ahead),
        _ => throw new LocalException($"{Setting} is \"{setting}\" and should be a time up to a year, as hh:mm:ss or d.hh:mm:ss."),
    };

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Puts it forward to <paramref name="time"/>; never back.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        var step = time - GetUtcNow();
        if (step > TimeSpan.Zero)
        {
            Interlocked.Add(ref _ahead, step.Ticks);
        }
    }
}
