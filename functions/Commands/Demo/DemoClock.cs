namespace Alerts.Functions.Commands.Demo;

/// <summary>The real clock, which can be put forward: so a demo need not wait for tomorrow's delivery hour.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _ahead;

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
