using System.Collections.Concurrent;

namespace Alerts.Papers;

/// <summary>
/// A clock on which waits pass at once and are remembered, but deadlines of <see cref="Deadline"/> pass only when told to: tests
/// of patience take no time, and a timeout comes exactly when the test wants it.
/// </summary>
internal sealed class HastyTime(DateTimeOffset start) : TimeProvider
{
    private readonly ConcurrentBag<HeldTimer> _held = [];
    private readonly Lock _gate = new();
    private DateTimeOffset _now = start;

    /// <summary>The length of the deadlines that are held.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(37);

    /// <summary>The waits so far, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <summary>Lets every deadline that is running pass.</summary>
    public void PassDeadlines()
    {
        foreach (var timer in _held)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(callback, state);
        if (dueTime == Deadline)
        {
            _held.Add(timer);
        }
        else if (dueTime >= TimeSpan.Zero)
        {
            lock (_gate)
                _now += dueTime;
            Waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        }

        return timer;
    }

    private sealed class HeldTimer(TimerCallback callback, object? state) : ITimer
    {
        private int _done;

        public void Fire()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => Interlocked.Exchange(ref _done, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
