using System.Globalization;
using NCrontab;

namespace Alerts.Functions.Hosts.Local.Timers;

/// <summary>When a timer is due: an NCRONTAB expression of six fields (or five, without seconds), or a time between two runs. UTC.</summary>
internal sealed class Schedule
{
    private readonly Func<DateTime, DateTime> _next;

    private Schedule(Func<DateTime, DateTime> next) => _next = next;

    /// <summary>Reads a schedule.</summary>
    /// <param name="function">Whose it is, for the error.</param>
    /// <param name="text">The schedule's text.</param>
    /// <exception cref="LocalException">It is neither.</exception>
    public static Schedule Parse(string function, string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval)
            && interval > TimeSpan.Zero)
        {
            return new(after => after + interval);
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var cron = CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
        return cron is not null
            ? new(cron.GetNextOccurrence)
            : throw new LocalException(
                $"The schedule \"{text}\" of {function} is not NCRONTAB (second minute hour day month weekday, as \"0 0 6,18 * * *\").");
    }

    /// <summary>The first occurrence after <paramref name="time"/>.</summary>
    public DateTimeOffset Next(DateTimeOffset time) => new(_next(time.UtcDateTime), TimeSpan.Zero);
}
