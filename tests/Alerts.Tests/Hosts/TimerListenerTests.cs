using Alerts.Functions.Hosts.Local;
using Alerts.Functions.Hosts.Local.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Hosts;

public sealed class TimerListenerTests : IDisposable
{
    private readonly WatchedTime _time = new(new DateTimeOffset(2026, 11, 22, 5, 59, 0, TimeSpan.Zero));
    private readonly Witness _witness = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_runs_when_its_time_has_come()
    {
        await using var host = await LocalHost.StartAsync(await OptionsAsync(), Cancellation);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero), Assert.Single(host.Timers).Next);

        await _time.PassMinuteAsync();
        await _witness.NextAsync();

        Assert.Equal(["tick, next 18:00"], _witness.Seen);
    }

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_for_once()
    {
        var options = await OptionsAsync();
        await using (await LocalHost.StartAsync(options, Cancellation))
        {
            Assert.NotNull(new ScheduleStore(Path.Combine(options.Folder, "timers")).Read("Tick"));
        }

        _time.Advance(TimeSpan.FromDays(2));
        await using (await LocalHost.StartAsync(options, Cancellation))
        {
            await _witness.NextAsync();
        }

        Assert.Equal(["past due"], _witness.Seen);
    }

    [Fact]
    public async Task A_damaged_memory_is_as_none()
    {
        var options = await OptionsAsync();
        Directory.CreateDirectory(Path.Combine(options.Folder, "timers"));
        await File.WriteAllTextAsync(Path.Combine(options.Folder, "timers", "Tick.json"), "{ dam", Cancellation);

        await using var host = await LocalHost.StartAsync(options, Cancellation);
        await _time.PassMinuteAsync();
        await _witness.NextAsync();

        Assert.Equal(["tick, next 18:00"], _witness.Seen);
    }

    [Fact]
    public async Task A_schedule_that_is_none_stops_the_start()
    {
        var options = await OptionsAsync(("TickSchedule", "now and then"));

        var e = await Assert.ThrowsAsync<LocalException>(() => LocalHost.StartAsync(options, Cancellation));

        Assert.Contains("now and then", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _witness.Dispose();

    private async Task<LocalHostOptions> OptionsAsync(params (string Name, string? Value)[] settings) =>
        await TestHost.OptionsAsync([("TickSchedule", "0 0 6,18 * * *"), .. settings]) with
        {
            RunTimers = true,
            FunctionTypes = [typeof(TimerSamples)],
            Configure = services => services.AddSingleton(_witness).AddSingleton<TimeProvider>(_time),
        };

    /// <summary>Time that passes only once the host waits for it: it begins to wait after its start is over.</summary>
    private sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task PassMinuteAsync()
        {
            await _waits.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
            Advance(Minute);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Minute)
            {
                _waits.TrySetResult();
            }

            return timer;
        }
    }
}
