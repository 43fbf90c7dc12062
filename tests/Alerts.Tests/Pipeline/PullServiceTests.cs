using Alerts.Papers;

namespace Alerts.Pipeline;

public sealed class PullServiceTests
{
    private static readonly DateOnly Day = PipelineRig.Day;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pull_stores_the_papers_with_key_phrases_and_rings_for_every_range()
    {
        await using var rig = await PipelineRig.NewAsync(new ScriptedSource("hf")
            .Lists(Day, PipelineRig.A("2608.00001", "Graph Neural Networks"))
            .Lists(Day.AddDays(-1), PipelineRig.A("math/0309136", "Test-Time Scaling", "math.CO", "cs.LG")));

        var batch = await rig.Pulls.PullAsync(Cancellation);

        Assert.Equal((BatchState.Queued, 2, 0, 0), (batch!.State, batch.Papers, batch.Joined, batch.Skipped));
        Assert.Equal(["00-7f", "80-ff"], batch.Ranges);
        Assert.False(batch.HasFailures);
        var report = Assert.Single(batch.Sources);
        Assert.Equal(("hf", Day), (report.Source, report.Cursor));
        Assert.Equal([SourceOutcome.Empty, SourceOutcome.Listed, SourceOutcome.Listed], report.Days.Select(day => day.Outcome));
        var papers = await rig.Papers.ReadBatchAsync(batch.Id, Cancellation);
        Assert.Equal(["2608.00001", "math/0309136"], papers.Select(item => item.Paper.Id).Order(StringComparer.Ordinal));
        Assert.All(papers, item => Assert.NotEmpty(item.Paper.KeyPhrases));
        Assert.All(papers, item => Assert.Null(item.Before));
        Assert.NotNull(await rig.Get<RarityStore>().FindAsync(batch.Id, Cancellation));
        Assert.Equal(2, await rig.AnswerMatchQueueAsync());
        Assert.Equal(BatchState.Done, (await rig.Batches.FindAsync(batch.Id, Cancellation))!.State);
    }

    [Fact]
    public async Task The_same_listing_again_brings_nothing_and_rings_for_nobody()
    {
        await using var rig = await PipelineRig.NewAsync(new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs")));
        await rig.PullAndMatchAsync();
        rig.Time.Advance(TimeSpan.FromHours(12));

        var second = await rig.Pulls.PullAsync(Cancellation);

        Assert.Equal((BatchState.Done, 0), (second!.State, second.Papers));
        Assert.Empty(second.Ranges);
        Assert.Equal(0, await rig.AnswerMatchQueueAsync());
    }

    [Fact]
    public async Task An_entry_that_is_added_late_is_new_once()
    {
        var source = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        await using var rig = await PipelineRig.NewAsync(source);
        await rig.PullAndMatchAsync();
        source.Lists(Day, PipelineRig.A("2608.00002", "Trees"));
        rig.Time.Advance(TimeSpan.FromDays(2));

        var second = await rig.PullAndMatchAsync();
        var third = await rig.PullAndMatchAsync();

        Assert.Equal("2608.00002", Assert.Single(await rig.Papers.ReadBatchAsync(second.Id, Cancellation)).Paper.Id);
        Assert.Equal(0, third.Papers);
    }

    [Fact]
    public async Task One_paper_of_two_sources_is_one_paper_that_knows_both()
    {
        await using var rig = await PipelineRig.NewAsync(
            new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs") with { Upvotes = 12 }),
            new ScriptedSource("arxiv").Lists(Day, PipelineRig.A("2608.00001", "Graphs", "cs.LG")));

        var batch = await rig.Pulls.PullAsync(Cancellation);

        var paper = Assert.Single(await rig.Papers.ReadBatchAsync(batch!.Id, Cancellation)).Paper;
        Assert.Equal(["arxiv", "hf"], paper.Sources.Order(StringComparer.Ordinal));
        Assert.Equal((12, "cs.LG"), (paper.Upvotes, Assert.Single(paper.Categories)));
    }

    [Fact]
    public async Task A_known_paper_that_gains_a_source_or_a_category_joins_again_with_what_it_had()
    {
        var hf = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs") with { Upvotes = 3 });
        var arxiv = new ScriptedSource("arxiv");
        await using var rig = await PipelineRig.NewAsync(hf, arxiv);
        await rig.PullAndMatchAsync();
        arxiv.Lists(Day, PipelineRig.A("2608.00001", "Graphs", "cs.LG"));
        rig.Time.Advance(TimeSpan.FromHours(12));

        var second = await rig.PullAndMatchAsync();
        var third = await rig.PullAndMatchAsync();

        Assert.Equal((1, 1, 0), (second.Papers, second.Joined, third.Papers));
        var item = Assert.Single(await rig.Papers.ReadBatchAsync(second.Id, Cancellation));
        Assert.Equal(["hf"], item.Before!.Sources);
        Assert.Empty(item.Before.Categories);
        Assert.Equal((2, "cs.LG", 3), (item.Paper.Sources.Count, Assert.Single(item.Paper.Categories), item.Paper.Upvotes));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task Missed_runs_are_caught_up(int missed)
    {
        var source = new ScriptedSource("hf");
        await using var rig = await PipelineRig.NewAsync(source);
        await rig.PullAndMatchAsync();
        for (var i = 1; i <= missed + 1; i++)
        {
            source.Lists(Day.AddDays(i), PipelineRig.A($"2608.0000{i}", $"Paper {i}"));
        }

        rig.Time.Advance(TimeSpan.FromDays(missed + 1));
        var batch = await rig.PullAndMatchAsync();

        Assert.Equal(missed + 1, batch.Papers);
        Assert.Equal(Day, source.Asked[^1].LastPulled);
    }

    [Fact]
    public async Task A_weekend_is_a_batch_without_papers_and_without_failures()
    {
        await using var rig = await PipelineRig.NewAsync(new ScriptedSource("hf")
            .Says(new(Day, SourceOutcome.Empty) { Detail = "Nothing is listed on Sundays." }));

        var batch = await rig.Pulls.PullAsync(Cancellation);

        Assert.Equal((BatchState.Done, 0, false), (batch!.State, batch.Papers, batch.HasFailures));
        Assert.Equal("Nothing is listed on Sundays.", batch.Sources[0].Days[^1].Detail);
    }

    [Fact]
    public async Task Papers_are_deleted_after_their_time_and_the_runs_row_stays()
    {
        var source = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        await using var rig = await PipelineRig.NewAsync(source);
        var old = await rig.PullAndMatchAsync();
        rig.Time.Advance(TimeSpan.FromDays(PaperStore.KeptDays - 1));
        await rig.PullAndMatchAsync();
        Assert.Single(await rig.Papers.ReadBatchAsync(old.Id, Cancellation));

        rig.Time.Advance(TimeSpan.FromDays(2));
        await rig.PullAndMatchAsync();

        Assert.Empty(await rig.Papers.ReadBatchAsync(old.Id, Cancellation));
        Assert.Null(await rig.Get<RarityStore>().FindAsync(old.Id, Cancellation));
        Assert.True((await rig.Batches.FindAsync(old.Id, Cancellation))!.Purged);
        Assert.Equal(["2608.00001"], await rig.ClaimedAsync());
    }
}
