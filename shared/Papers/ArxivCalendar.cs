namespace Alerts.Papers;

/// <summary>
/// When arXiv lists what was submitted when, by its announcement schedule (https://info.arxiv.org/help/availability.html,
/// Eastern time): submissions until 14:00 of a business day are announced at 20:00 and stand in the listing of the next
/// business day; Friday's are announced on Sunday and stand in Monday's. Moderation can delay a paper by days, and arXiv
/// skips some holidays: the schedule gives a paper one stable day, not always the true one.
/// </summary>
public static class ArxivCalendar
{
    private static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static readonly TimeOnly Deadline = new(14, 0);

    /// <summary>arXiv's own date at <paramref name="instant"/>.</summary>
    public static DateOnly Today(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Eastern).DateTime);

    /// <summary>Whether arXiv never lists on that day.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The day whose listing holds what was submitted at <paramref name="submitted"/>.</summary>
    public static DateOnly ListingDay(DateTimeOffset submitted)
    {
        var local = TimeZoneInfo.ConvertTime(submitted, Eastern).DateTime;
        var day = DateOnly.FromDateTime(local);
        if (TimeOnly.FromDateTime(local) >= Deadline)
            day = day.AddDays(1);
        while (IsWeekend(day))
            day = day.AddDays(1);
        return NextBusinessDay(day);
    }

    /// <summary>
    /// When the submissions of a listing day began and ended, UTC; from <paramref name="earlier"/> business days further back.
    /// </summary>
    public static (DateTimeOffset From, DateTimeOffset To) Submissions(DateOnly listingDay, int earlier = 0)
    {
        var last = PreviousBusinessDay(listingDay);
        var first = PreviousBusinessDay(last);
        for (var i = 0; i < earlier; i++)
            first = PreviousBusinessDay(first);
        return (AtDeadline(first), AtDeadline(last));
    }

    private static DateOnly NextBusinessDay(DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (IsWeekend(day));
        return day;
    }

    private static DateOnly PreviousBusinessDay(DateOnly day)
    {
        do
            day = day.AddDays(-1);
        while (IsWeekend(day));
        return day;
    }

    private static DateTimeOffset AtDeadline(DateOnly day)
    {
        var local = day.ToDateTime(Deadline);
        return new DateTimeOffset(local, Eastern.GetUtcOffset(local)).ToUniversalTime();
    }
}
