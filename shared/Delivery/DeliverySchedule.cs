using Alerts.Profiles;

namespace Alerts.Delivery;

/// <summary>When a subscriber's next mail is due: own hour, own time zone, at most one mail a local date.</summary>
public static class DeliverySchedule
{
    /// <summary>No zone is further from UTC than this (Pacific/Kiritimati +14, the far side −12), and one hour to spare.</summary>
    private static readonly TimeSpan FarthestOffset = TimeSpan.FromHours(15);

    /// <summary>
    /// The first due minute after <paramref name="after"/>, UTC, seconds zero. An hour that the zone skips that day is the first
    /// instant after the gap, an hour that comes twice is the first of the two; a date that does not exist in the zone
    /// (Pacific/Apia, 30 December 2011) has no mail. A zone this machine does not know counts as UTC: late or early is
    /// better than never.
    /// </summary>
    /// <param name="settings">Frequency, weekday, hour and zone.</param>
    /// <param name="after">The due minute is later than this instant.</param>
    public static DateTimeOffset NextDue(DeliverySettings settings, DateTimeOffset after)
    {
        var zone = FindZone(settings.TimeZone);
        var hour = TimeSpan.FromHours(Math.Clamp(settings.Hour, 0, 23));
        // The local date can be a day behind UTC's; from there one week and one skipped date always hold a due date.
        for (var date = DateOnly.FromDateTime(after.UtcDateTime).AddDays(-1); ; date = date.AddDays(1))
        {
            if (IsWanted(settings, date.DayOfWeek) && InstantOf(zone, date, hour) is { } due && due > after)
            {
                return due;
            }
        }
    }

    /// <summary>The calendar date in the subscriber's zone at <paramref name="instant"/>: the date a mail names.</summary>
    public static DateOnly LocalDate(DeliverySettings settings, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, FindZone(settings.TimeZone)).DateTime);

    /// <summary>The zone of an IANA id; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo FindZone(string id) => DeliveryCheck.IsTimeZone(id) ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;

    private static bool IsWanted(DeliverySettings settings, DayOfWeek day) => settings.Frequency switch
    {
        DeliveryFrequency.Weekly => day == settings.Weekday,
        DeliveryFrequency.Weekdays => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
        _ => true,
    };

    /// <summary>
    /// The earliest instant at which the zone's clocks show the hour, or any time after it, of that date. Asks only for offsets
    /// of UTC instants: the questions about local times (<see cref="TimeZoneInfo.IsInvalidTime"/>) know daylight saving but
    /// not a country that moves over the date line.
    /// </summary>
    private static DateTimeOffset? InstantOf(TimeZoneInfo zone, DateOnly date, TimeSpan hour)
    {
        var wall = new DateTimeOffset(date.ToDateTime(TimeOnly.FromTimeSpan(hour)), TimeSpan.Zero);
        var (from, to) = (wall - FarthestOffset, wall + FarthestOffset);
        var (before, later) = (zone.GetUtcOffset(from), zone.GetUtcOffset(to));
        var due = wall - before;
        if (before != later && Transition(zone, from, to, before) is var transition && due >= transition)
        {
            due = Max(transition, wall - later);
        }

        // A gap up to midnight leads to the next date, which has its own mail.
        return DateOnly.FromDateTime((due + zone.GetUtcOffset(due)).DateTime) == date ? due : null;
    }

    /// <summary>The first minute at which the offset is no longer <paramref name="before"/>; two changes within 30 hours do not happen.</summary>
    private static DateTimeOffset Transition(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to, TimeSpan before)
    {
        var (low, high) = (0, (int)(to - from).TotalMinutes);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = zone.GetUtcOffset(from.AddMinutes(middle)) == before ? (middle, high) : (low, middle);
        }

        return from.AddMinutes(high);
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
