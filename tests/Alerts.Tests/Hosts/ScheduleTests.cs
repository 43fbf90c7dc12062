using Alerts.Functions.Hosts.Local;
using Alerts.Functions.Hosts.Local.Timers;

namespace Alerts.Hosts;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("0 0 6,18 * * *", "2026-11-22T05:59:59Z", "2026-11-22T06:00:00Z")]
    [InlineData("0 0 6,18 * * *", "2026-11-22T06:00:00Z", "2026-11-22T18:00:00Z")]
    [InlineData("0 0 * * * *", "2026-11-22T23:30:00Z", "2026-11-23T00:00:00Z")]
    [InlineData("30 */5 * * * 1-5", "2026-11-22T23:30:00Z", "2026-11-23T00:00:30Z")]
    [InlineData("*/15 * * * *", "2026-11-22T23:31:00Z", "2026-11-22T23:45:00Z")]
    [InlineData("00:30:00", "2026-11-22T23:45:00Z", "2026-11-23T00:15:00Z")]
    public void The_next_time_is_found(string schedule, string now, string next) =>
        Assert.Equal(Time(next), Schedule.Parse("F", schedule).Next(Time(now)));

    [Theory]
    [InlineData("every day")]
    [InlineData("0 61 * * * *")]
    [InlineData("")]
    [InlineData("-00:05:00")]
    public void What_is_no_schedule_is_named_with_its_function(string schedule)
    {
        var e = Assert.Throws<LocalException>(() => Schedule.Parse("PullPapers", schedule));

        Assert.Contains("PullPapers", e.Message, StringComparison.Ordinal);
        Assert.Contains("NCRONTAB", e.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
