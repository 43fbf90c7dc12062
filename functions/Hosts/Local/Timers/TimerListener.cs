using Alerts.Functions.Hosts.Local.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Hosts.Local.Timers;

/// <summary>Runs one function on its schedule, never beside itself, and makes up for one missed run when it starts.</summary>
internal sealed partial class TimerListener(
    FunctionDescriptor function,
    IConfiguration settings,
    FunctionInvoker invoker,
    ScheduleStore store,
    TimeProvider time,
    ILogger<TimerListener> logger) : BackgroundService
{
    /// <summary>A wait longer than a timer can count is cut into such pieces.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly TimerTriggerAttribute _trigger = (TimerTriggerAttribute)function.Trigger;
    private readonly Schedule _schedule = Schedule.Parse(
        function.Name, settings.Resolve(((TimerTriggerAttribute)function.Trigger).Schedule));

    private ScheduleStatus? _status;
    private DateTimeOffset _due;

    /// <summary>The function's name.</summary>
    public string Name => function.Name;

    /// <summary>When it runs next.</summary>
    public DateTimeOffset Next => _schedule.Next(time.GetUtcNow());

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _status = _trigger.UseMonitor ? store.Read(function.Name) : null;
        _due = Next;
        if (_status is null)
        {
            Remember(default, now);
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var missed = _status is not null && _status.Next <= time.GetUtcNow().UtcDateTime;
        if (missed || _trigger.RunOnStartup)
        {
            await RunAsync(_status?.Last ?? default, missed, stoppingToken);
        }

        for (; !stoppingToken.IsCancellationRequested; _due = Next)
        {
            while (_due - time.GetUtcNow() is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stoppingToken);
            }

            await RunAsync(_due.UtcDateTime, missed: false, stoppingToken);
        }
    }

    private async Task RunAsync(DateTime last, bool missed, CancellationToken stoppingToken)
    {
        var status = new ScheduleStatus { Last = last, Next = Next.UtcDateTime, LastUpdated = time.GetUtcNow().UtcDateTime };
        try
        {
            await invoker.InvokeAsync(
                function,
                missed ? "its time passed while the host was down" : "its time has come",
                new TimerInfo { IsPastDue = missed, ScheduleStatus = _trigger.UseMonitor ? status : null },
                request: null,
                stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before its end: it is not remembered, so the next start makes up for it.
            throw;
        }
        catch (Exception)
        {
            // The invoker has logged it; the next occurrence tries again.
            Log.NextTry(logger, function.Name, Next);
        }

        Remember(last, time.GetUtcNow());
    }

    private void Remember(DateTime last, DateTimeOffset now)
    {
        if (_trigger.UseMonitor)
        {
            store.Write(function.Name, new() { Last = last, Next = _schedule.Next(now).UtcDateTime, LastUpdated = now.UtcDateTime });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(630, LogLevel.Warning, "{Function} failed; it runs again at {Next:u}")]
        public static partial void NextTry(ILogger logger, string function, DateTimeOffset next);
    }
}
