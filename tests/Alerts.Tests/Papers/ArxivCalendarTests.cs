namespace Alerts.Papers;

public sealed class ArxivCalendarTests
{
    [Theory]
    [InlineData("2026-08-17T17:59:59Z", "2026-08-18")] // Monday 13:59 in New York
    [InlineData("2026-08-17T18:00:00Z", "2026-08-19")]
    [InlineData("2026-08-20T18:00:00Z", "2026-08-24")] // Thursday 14:00: announced on Sunday, listed on Monday
    [InlineData("2026-08-21T18:00:00Z", "2026-08-25")] // Friday 14:00 and the weekend: Tuesday
    [InlineData("2026-08-23T12:00:00Z", "2026-08-25")]
    [InlineData("2026-01-12T18:59:00Z", "2026-01-13")] // winter: 13:59
    public void Submission_has_its_listing_day(string submitted, string day) =>
        Assert.Equal(DateOnly.Parse(day), ArxivCalendar.ListingDay(DateTimeOffset.Parse(submitted)));

    [Fact]
    public void Window_of_a_listing_day_holds_exactly_its_submissions()
    {
        for (var day = new DateOnly(2026, 10, 19); day < new DateOnly(2026, 11, 20); day = day.AddDays(1))
        {
            if (ArxivCalendar.IsWeekend(day))
                continue;

            var (from, to) = ArxivCalendar.Submissions(day);
            Assert.Equal(day, ArxivCalendar.ListingDay(from));
            Assert.Equal(day, ArxivCalendar.ListingDay(to.AddSeconds(-1)));
            Assert.NotEqual(day, ArxivCalendar.ListingDay(from.AddSeconds(-1)));
            Assert.NotEqual(day, ArxivCalendar.ListingDay(to));
        }
    }
}
