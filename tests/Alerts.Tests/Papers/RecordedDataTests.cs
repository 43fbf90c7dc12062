using Alerts.Papers.Sources;

namespace Alerts.Papers;

/// <summary>The recorded days beside the repository, read whole.</summary>
public sealed class RecordedDataTests
{
    private static readonly DateOnly Today = new(2026, 8, 19);

    [Fact]
    public async Task Page_saved_as_text_has_98_papers_of_the_latest_fifth_of_August()
    {
        var day = await ReadAsync("000_309f21353959a670.txt");

        Assert.Equal(98, day.Papers.Count);
        Assert.Empty(day.Skipped);
        Assert.Equal("The Perils of Learning From Unlabeled Data: Backdoor Attacks on Semi-supervised Learning", day.Papers[0].Title);
        Assert.StartsWith("What are the Desired Characteristics of Calibration Sets?", day.Papers[^1].Title, StringComparison.Ordinal);
        Assert.All(day.Papers, paper => Assert.Equal(new DateOnly(2026, 8, 5), paper.Day));
        Assert.All(day.Papers, paper => Assert.StartsWith(TitleKey.Prefix, paper.Id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-12-02", 15)]
    [InlineData("2025-03-03", 7)]
    [InlineData("2026-02-02", 27)]
    [InlineData("2026-08-17", 23)]
    [InlineData("2026-08-18", 29)]
    [InlineData("2026-08-19", 26)]
    public async Task Recorded_day_of_Hugging_Face_is_read_whole(string date, int count)
    {
        var day = await ReadAsync("hf-daily-papers", $"{date}.json");

        Assert.Equal(count, day.Papers.Count);
        Assert.Empty(day.Skipped);
        Assert.All(day.Papers, paper => Assert.Equal(DateOnly.Parse(date), paper.Day));
        Assert.All(day.Papers, paper => Assert.Equal([SourceNames.HuggingFace], paper.Sources));
        Assert.All(day.Papers, paper => Assert.NotEmpty(paper.Authors));
        Assert.All(day.Papers, paper => Assert.DoesNotContain('\n', paper.Title + paper.Abstract));
    }

    [Theory]
    [InlineData(7387, "arxiv", "arxiv", "2026-05.jsonl.gz")]
    [InlineData(5841, "hf", "hf-daily-papers", "2024-05_2025-12.jsonl.gz")]
    public async Task Packed_lines_are_read_whole(int count, string source, params string[] path)
    {
        var day = await ReadAsync(path);

        Assert.Equal(count, day.Papers.Count);
        Assert.Empty(day.Skipped);
        Assert.All(day.Papers, paper => Assert.Equal([source], paper.Sources));
    }

    [Fact]
    public async Task Recorded_listing_of_arXiv_has_its_seven_new_papers()
    {
        var day = await ReadAsync("arxiv", "rss.arxiv.org_atom_cs.AI_2025-08-20.xml");

        Assert.Equal(7, day.Papers.Count);
        Assert.All(day.Papers, paper => Assert.Equal(new DateOnly(2025, 8, 20), paper.Day));
        Assert.All(day.Papers, paper => Assert.DoesNotContain("Announce Type", paper.Abstract, StringComparison.Ordinal));
        Assert.Equal(["Chunhua Liu", "Kabir Manandhar Shrestha", "Sukai Huang"], day.Papers[0].Authors);
        Assert.Equal(["cs.CL", "cs.AI"], day.Papers[0].Categories);
    }

    [Fact]
    public async Task Folder_gives_every_paper_once_and_names_what_is_none()
    {
        var day = await ReadAsync();

        Assert.Equal(SourceOutcome.Listed, day.Outcome);
        Assert.Equal(day.Papers.Count, day.Papers.Select(paper => paper.Id).Distinct().Count());
        Assert.True(day.Papers.Count > 13_000);
        Assert.All(day.Skipped, skipped => Assert.EndsWith(".md", skipped.Entry, StringComparison.Ordinal));
    }

    private static Task<SourceDay> ReadAsync(params string[] path) =>
        new FileSource([Repository.DataPath(["papers", .. path])]).ReadLatestAsync(Today, TestContext.Current.CancellationToken);
}
