using System.Text.Json;
using Alerts.Papers.Cleaning;

namespace Alerts.Papers;

public sealed class SampleDayTests
{
    private static readonly DateOnly Today = new(2026, 8, 19);

    [Fact]
    public async Task Sample_day_has_real_papers_each_with_a_summary_of_a_few_sentences()
    {
        var day = await PaperListing.ReadLatestAsync(SampleDay.Source, Today, TestContext.Current.CancellationToken);

        Assert.True(day.Papers.Count >= 40);
        Assert.Empty(day.Skipped);
        Assert.Equal(day.Papers.Count, day.Papers.Select(paper => paper.Id).Distinct().Count());
        Assert.All(day.Papers, paper =>
        {
            Assert.Equal(paper.Id, ArxivId.Parse(paper.Id));
            Assert.Equal(Today, paper.Day);
            Assert.NotEmpty(paper.Authors);
            Assert.NotEmpty(paper.Categories);
            Assert.Equal(paper.Abstract, PaperText.Clean(paper.Abstract));
            Assert.InRange(paper.Abstract.Split([". ", "? ", ": "], StringSplitOptions.None).Length, 2, 6);
        });
    }

    [Fact]
    public void Sample_profiles_are_lines_with_an_id_and_keywords()
    {
        using var reader = new StreamReader(SampleDay.OpenProfiles());
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.InRange(lines.Length, 3, 4);
        Assert.All(lines, line =>
        {
            using var profile = JsonDocument.Parse(line);
            Assert.NotEmpty(profile.RootElement.GetProperty("id").GetString()!);
            Assert.True(profile.RootElement.GetProperty("keywords").GetArrayLength() > 3);
        });
    }
}
