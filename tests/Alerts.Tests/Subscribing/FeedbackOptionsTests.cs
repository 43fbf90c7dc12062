using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Subscribing;

public sealed class FeedbackOptionsTests
{
    private static readonly Paper Paper = new()
    {
        Id = "2608.00001",
        Title = "Graph neural networks for rain",
        Abstract = "We forecast rain.",
        Day = new DateOnly(2026, 8, 19),
        KeyPhrases = ["graph neural networks", "message passing", "a|b", "x", "rain forecasts", "more phrases"],
    };

    [Theory]
    [InlineData("graph neural networks", true, "graph neural networks^1.5")]
    [InlineData("graph neural networks^2", true, "graph neural networks^3")]
    [InlineData("title:\"graph neural networks\"^0.7", false, "title:\"graph neural networks\"^0.4")]
    [InlineData("graph neural networks^2", false, "graph neural networks")]
    public void Weight_is_changed_and_the_rest_of_the_line_kept(string line, bool more, string changed)
    {
        var option = FeedbackOptions.For([line], Paper, more)[0];

        Assert.Equal([new KeywordChange(line, changed)], option.Changes);
    }

    [Fact]
    public void Weight_does_not_leave_its_range()
    {
        Assert.DoesNotContain(FeedbackOptions.For(["rain^10"], Paper, more: true), option => option.Id == "raise");
        Assert.DoesNotContain(FeedbackOptions.For(["rain^0.1"], Paper, more: false), option => option.Id == "lower");
    }

    [Fact]
    public void Phrases_are_offered_that_the_profile_does_not_have_and_the_language_can_say()
    {
        var added = FeedbackOptions.For(["graph neural networks"], Paper, more: true).Where(option => option.Id.StartsWith("add", StringComparison.Ordinal));

        Assert.Equal(["message passing", "rain forecasts"], added.Select(option => option.Changes[0].After));
    }

    [Fact]
    public void Last_keyword_is_not_taken_away()
    {
        Assert.DoesNotContain(FeedbackOptions.For(["rain"], Paper, more: false), option => option.Id == "remove");
        Assert.Contains(FeedbackOptions.For(["rain", "snow"], Paper, more: false), option => option.Id == "remove");
    }

    [Fact]
    public void Full_profile_is_offered_no_further_line()
    {
        var lines = Enumerable.Range(0, KeywordProfile.MaxKeywords - 1).Select(i => $"keyword number {i}").Append("rain").ToList();

        Assert.Equal(["raise"], FeedbackOptions.For(lines, Paper, more: true).Select(option => option.Id));
    }

    [Fact]
    public void Every_option_leaves_a_profile_that_can_be_read()
    {
        string[] lines = ["rain", "\"graph neural networks\"^2.5", "-survey", "title:rain | title:snow"];

        foreach (var option in FeedbackOptions.For(lines, Paper, more: true).Concat(FeedbackOptions.For(lines, Paper, more: false)))
        {
            Assert.Empty(KeywordProfile.Parse("", KeywordChange.Apply(lines, option.Changes)!).Errors);
        }
    }
}
