using Alerts.Delivery;

namespace Alerts.Subscribing;

/// <summary>Days as a person's own calendar has them.</summary>
internal static class LocalDay
{
    /// <summary>The first instant of the day in the zone, UTC; where daylight saving skips midnight, the first one after it.</summary>
    /// <param name="day">The local day.</param>
    /// <param name="timeZone">IANA id; one that is not known counts as UTC.</param>
    public static DateTimeOffset Begin(DateOnly day, string timeZone)
    {
        var zone = DeliverySchedule.FindZone(timeZone);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
