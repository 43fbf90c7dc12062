using Alerts.Profiles;
using CsCheck;

namespace Alerts.Delivery;

public sealed class DeliveryScheduleTests
{
    // Each has a way of its own: half and quarter hours, a half-hour daylight saving, negative daylight saving, gaps at midnight,
    // daylight saving that stops for Ramadan, and dates that never were.
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
        "America/Santiago", "America/Asuncion", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Beirut", "Asia/Pyongyang",
        "Africa/Casablanca", "Africa/Cairo", "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Eucla", "Pacific/Chatham",
        "Pacific/Apia", "Pacific/Fakaofo", "Pacific/Kiritimati", "Pacific/Kwajalein", "Antarctica/Troll", "Europe/Volgograd",
    ];

    private static readonly Gen<DeliverySettings> Settings = Gen.Select(
        Gen.OneOf([.. Zones.Select(Gen.Const)]), Gen.Int[0, 23], Gen.Enum<DeliveryFrequency>(), Gen.Enum<DayOfWeek>(),
        (zone, hour, frequency, day) => new DeliverySettings { TimeZone = zone, Hour = hour, Frequency = frequency, Weekday = day });

    private static readonly Gen<DateTimeOffset> Instants = Gen.Long[
        new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
        new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()].Select(DateTimeOffset.FromUnixTimeSeconds);

    [Theory]
    [InlineData("Europe/Berlin", 8, "2026-01-15T06:59:59Z", "2026-01-15T07:00:00Z")]
    [InlineData("Europe/Berlin", 8, "2026-01-15T07:00:00Z", "2026-01-16T07:00:00Z")]
    [InlineData("Europe/Berlin", 8, "2026-07-15T05:00:00Z", "2026-07-15T06:00:00Z")]
    [InlineData("Europe/Berlin", 2, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")] // 02:00 is skipped: 03:00 summer time
    [InlineData("Europe/Berlin", 2, "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z")] // 02:00 comes twice: the first
    [InlineData("Europe/Berlin", 2, "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z")] // and not the second
    [InlineData("Asia/Kolkata", 8, "2026-01-15T00:00:00Z", "2026-01-15T02:30:00Z")]
    [InlineData("Asia/Kathmandu", 0, "2026-01-15T12:00:00Z", "2026-01-15T18:15:00Z")]
    [InlineData("Australia/Lord_Howe", 2, "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z")] // 02:00 is skipped: 02:30
    [InlineData("America/Havana", 0, "2026-03-07T12:00:00Z", "2026-03-08T05:00:00Z")] // midnight is skipped: 01:00
    [InlineData("Pacific/Kiritimati", 0, "2026-01-15T09:00:00Z", "2026-01-15T10:00:00Z")]
    [InlineData("Pacific/Apia", 8, "2011-12-29T18:00:01Z", "2011-12-30T18:00:00Z")] // the 30th never was: the 31st
    [InlineData("Mars/Olympus", 8, "2026-01-15T00:00:00Z", "2026-01-15T08:00:00Z")]
    [InlineData("", 8, "2026-01-15T00:00:00Z", "2026-01-15T08:00:00Z")]
    public void Next_due_is_the_local_hour_as_the_clocks_there_show_it(string zone, int hour, string after, string due)
    {
        var next = DeliverySchedule.NextDue(new() { TimeZone = zone, Hour = hour }, DateTimeOffset.Parse(after));

        Assert.Equal(DateTimeOffset.Parse(due), next);
        Assert.Equal(TimeSpan.Zero, next.Offset);
    }

    [Theory]
    [InlineData(DeliveryFrequency.Weekdays, DayOfWeek.Monday, "2026-08-21T09:00:00Z", "2026-08-24T08:00:00Z")] // Friday → Monday
    [InlineData(DeliveryFrequency.Weekdays, DayOfWeek.Monday, "2026-08-19T09:00:00Z", "2026-08-20T08:00:00Z")]
    [InlineData(DeliveryFrequency.Weekly, DayOfWeek.Thursday, "2026-08-19T09:00:00Z", "2026-08-20T08:00:00Z")]
    [InlineData(DeliveryFrequency.Weekly, DayOfWeek.Wednesday, "2026-08-19T09:00:00Z", "2026-08-26T08:00:00Z")]
    public void Next_due_keeps_to_the_days_wanted(DeliveryFrequency frequency, DayOfWeek weekday, string after, string due) =>
        Assert.Equal(
            DateTimeOffset.Parse(due),
            DeliverySchedule.NextDue(new() { Frequency = frequency, Weekday = weekday }, DateTimeOffset.Parse(after)));

    [Fact]
    public void A_weekly_mail_of_a_date_that_never_was_comes_a_week_later()
    {
        var settings = new DeliverySettings { TimeZone = "Pacific/Apia", Frequency = DeliveryFrequency.Weekly, Weekday = DayOfWeek.Friday };

        var due = DeliverySchedule.NextDue(settings, new(2011, 12, 24, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(new(2012, 1, 5, 18, 0, 0, TimeSpan.Zero), due);
    }

    [Fact]
    public void Two_mails_are_never_due_on_one_local_date() => Gen.Select(Settings, Instants).Sample((settings, start) =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
        var last = default(DateTime);
        for (var (i, due) = (0, start); i < 12; i++)
        {
            var next = DeliverySchedule.NextDue(settings, due);
            var local = TimeZoneInfo.ConvertTime(next, zone).DateTime;
            Assert.True(next > due);
            Assert.Equal(0, next.Ticks % TimeSpan.TicksPerMinute);
            Assert.True(local.Date > last.Date, $"{settings.TimeZone}: {last:s} and {local:s}");
            (due, last) = (next, local);
        }
    });

    [Fact]
    public void The_due_minute_is_the_first_of_its_local_date_that_has_reached_the_hour() => Gen.Select(Settings, Instants).Sample((settings, after) =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

        var due = DeliverySchedule.NextDue(settings with { Frequency = DeliveryFrequency.Daily }, after);

        var local = TimeZoneInfo.ConvertTime(due, zone).DateTime;
        Assert.True(local.TimeOfDay >= TimeSpan.FromHours(settings.Hour));
        for (var earlier = due.AddMinutes(-1); due - earlier < TimeSpan.FromHours(30); earlier = earlier.AddMinutes(-1))
        {
            var clock = TimeZoneInfo.ConvertTime(earlier, zone).DateTime;
            Assert.False(
                clock.Date == local.Date && clock.TimeOfDay >= TimeSpan.FromHours(settings.Hour),
                $"{settings.TimeZone} {settings.Hour}: {earlier:s} comes before {due:s}");
        }
    }, iter: 400);

    [Fact]
    public void No_local_date_is_left_out_that_has_the_hour() => Gen.Select(Settings, Instants).Sample((settings, after) =>
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

        var due = DeliverySchedule.NextDue(settings with { Frequency = DeliveryFrequency.Daily }, after);

        // Every whole and half hour between: none of them may be a first one of a date that the schedule passed over.
        var dueDate = TimeZoneInfo.ConvertTime(due, zone).Date;
        var startDate = TimeZoneInfo.ConvertTime(after, zone).Date;
        for (var between = after.AddMinutes(1); between < due; between = between.AddMinutes(1))
        {
            var clock = TimeZoneInfo.ConvertTime(between, zone).DateTime;
            Assert.False(
                clock.Date > startDate && clock.Date < dueDate && clock.TimeOfDay >= TimeSpan.FromHours(settings.Hour),
                $"{settings.TimeZone} {settings.Hour}: {clock:s} was passed over");
        }
    }, iter: 400);

    [Fact]
    public void A_mail_names_the_date_of_its_reader() => Assert.Equal(
        new(2026, 8, 20), DeliverySchedule.LocalDate(new() { TimeZone = "Pacific/Auckland" }, new(2026, 8, 19, 20, 0, 0, TimeSpan.Zero)));
}
