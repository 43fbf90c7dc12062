namespace Alerts.Papers;

public sealed class PullWindowTests
{
    private static readonly DateOnly Today = new(2026, 8, 19);

    [Theory]
    [InlineData(null, "2026-08-17")]
    [InlineData("2026-08-19", "2026-08-17")]
    [InlineData("2026-08-16", "2026-08-17")]
    [InlineData("2026-08-14", "2026-08-15")]
    [InlineData("2026-01-01", "2026-08-13")]
    public void First_day_covers_late_entries_and_missed_runs_of_a_week(string? last, string first)
    {
        var window = new PullWindow(Today, last is null ? null : DateOnly.Parse(last));

        Assert.Equal(DateOnly.Parse(first), window.First);
    }
}
