using Alerts.Papers;
using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;

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

    [Theory]
    [InlineData(SourceOutcome.Refused)]
    [InlineData(SourceOutcome.Unreachable)]
    public async Task A_day_that_failed_is_asked_for_again_and_good_days_count(SourceOutcome outcome)
    {
        var source = new ScriptedSource("hf")
            .Lists(Day.AddDays(-2), PipelineRig.A("2608.00001", "Graphs"))
            .Says(new(Day.AddDays(-1), outcome) { Detail = "No luck." })
            .Lists(Day, PipelineRig.A("2608.00003", "Forests"));
        await using var rig = await PipelineRig.NewAsync(source);

        var first = await rig.PullAndMatchAsync();
        source.Says(new(Day.AddDays(-1), SourceOutcome.Listed) { Papers = [PipelineRig.A("2608.00002", "Trees") with { Sources = ["hf"] }] });
        rig.Time.Advance(TimeSpan.FromDays(5));
        var second = await rig.PullAndMatchAsync();

        Assert.Equal((2, true, Day.AddDays(-2)), (first.Papers, first.HasFailures, first.Sources[0].Cursor));
        Assert.Equal(Day.AddDays(-1), source.Asked[^1].First);
        Assert.Equal("2608.00002", Assert.Single(await rig.Papers.ReadBatchAsync(second.Id, Cancellation)).Paper.Id);
        Assert.Equal(Day.AddDays(5), second.Sources[0].Cursor);
    }

    [Fact]
    public async Task An_unreadable_answer_fails_its_source_with_nothing_marked_and_leaves_the_others_alone()
    {
        var bad = new ScriptedSource("hf")
            .Lists(Day.AddDays(-1), PipelineRig.A("2608.00001", "Graphs"))
            .Says(new(Day, SourceOutcome.Unreadable) { Detail = "HTML where JSON should be." });
        var good = new ScriptedSource("arxiv").Lists(Day, PipelineRig.A("2608.00002", "Trees", "cs.LG"));
        await using var rig = await PipelineRig.NewAsync(bad, good);

        var batch = await rig.Pulls.PullAsync(Cancellation);

        Assert.True(batch!.HasFailures);
        Assert.Equal("2608.00002", Assert.Single(await rig.Papers.ReadBatchAsync(batch.Id, Cancellation)).Paper.Id);
        Assert.Null(batch.Sources.Single(report => report.Source == "hf").Cursor);
        Assert.Equal(Day, batch.Sources.Single(report => report.Source == "arxiv").Cursor);
        Assert.Equal(["2608.00002"], await ClaimedAsync(rig));
    }

    [Fact]
    public async Task A_pull_in_which_every_source_failed_fails_and_the_next_catches_up()
    {
        var source = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        source.Trouble = SourceOutcome.Unreadable;
        await using var rig = await PipelineRig.NewAsync(source);

        var first = await rig.Pulls.PullAsync(Cancellation);
        source.Trouble = null;
        rig.Time.Advance(TimeSpan.FromHours(12));
        var second = await rig.Pulls.PullAsync(Cancellation);

        Assert.Equal((BatchState.Failed, true, 0), (first!.State, first.HasFailures, first.Papers));
        Assert.Equal((BatchState.Queued, 1), (second!.State, second.Papers));
    }

    [Fact]
    public async Task A_source_that_throws_is_unreadable()
    {
        var bad = new ScriptedSource("hf") { Bug = new NotSupportedException("secret") };
        await using var rig = await PipelineRig.NewAsync(bad, new ScriptedSource("arxiv").Lists(Day, PipelineRig.A("2608.00001", "Graphs")));

        var batch = await rig.Pulls.PullAsync(Cancellation);

        Assert.Equal((BatchState.Queued, 1, true), (batch!.State, batch.Papers, batch.HasFailures));
        Assert.DoesNotContain("secret", batch.Sources[0].Days[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_left_out_are_counted_and_named_and_a_huge_one_harms_nobody()
    {
        await using var rig = await PipelineRig.NewAsync(new ScriptedSource("hf").Says(new(Day, SourceOutcome.Listed)
        {
            Papers =
            [
                PipelineRig.A("2608.00001", "Graphs") with { Sources = ["hf"] },
                PipelineRig.A("2608.00002", "Trees") with { Sources = ["hf"], Abstract = new string('x', 5_000_000) },
                PipelineRig.A("a/b\\c#d?e\u0001 \ud83d", "Hostile") with { Sources = ["hf"] },
            ],
            Skipped = [new("entry 17", "no title")],
        }));

        var batch = await rig.Pulls.PullAsync(Cancellation);

        Assert.Equal((2, 2), (batch!.Papers, batch.Skipped));
        Assert.Contains("entry 17 (no title)", batch.Sources[0].Days[^1].Detail, StringComparison.Ordinal);
        Assert.Contains((await rig.Papers.ReadBatchAsync(batch.Id, Cancellation)).Select(item => item.Paper.Title), title => title == "Hostile");
    }

    [Fact]
    public async Task A_second_host_waits_and_leaves_it_to_the_first_that_is_alive()
    {
        var source = new ScriptedSource("hf");
        await using var rig = await PipelineRig.NewAsync(source);
        await using var other = rig.Restart();
        var (lease, _) = await PullLease.TryTakeAsync(other.Get<StorageTables>(), rig.Time, Cancellation);

        var pulling = rig.Pulls.PullAsync(Cancellation);
        while (!pulling.IsCompleted)
        {
            await lease!.SetOpenBatchAsync(null, Cancellation);
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null(await pulling);
        Assert.Empty(source.Asked);
        await lease!.DisposeAsync();
    }

    [Fact]
    public async Task A_pull_that_died_is_gone_on_with_by_the_sweep_and_only_then()
    {
        var source = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        await using var rig = await PipelineRig.NewAsync(source);
        await using var dying = rig.Restart(new StorageFaults(StorageFault.DieAfter, 4));
        await Assert.ThrowsAsync<ProcessDiedException>(() => dying.Pulls.PullAsync(Cancellation));

        Assert.Null(await rig.Pulls.ResumeAsync(Cancellation));
        rig.Time.Advance(PullLease.Duration);
        var resumed = await rig.Pulls.ResumeAsync(Cancellation);

        Assert.Equal((BatchState.Queued, 1), (resumed!.State, resumed.Papers));
        Assert.Null(await rig.Pulls.ResumeAsync(Cancellation));
        Assert.Equal(resumed.Id, Assert.Single(await rig.AllBatchesAsync()).Id);
    }

    [Fact]
    public async Task The_right_to_pull_passes_on_when_its_holder_is_silent_and_the_holder_stops()
    {
        await using var rig = await PipelineRig.NewAsync();
        var tables = rig.Get<StorageTables>();
        var (silent, _) = await PullLease.TryTakeAsync(tables, rig.Time, Cancellation);
        await silent!.SetOpenBatchAsync("b1", Cancellation);
        Assert.NotNull((await PullLease.TryTakeAsync(tables, rig.Time, Cancellation)).Holder);
        Assert.False(await PullLease.IsAbandonedAsync(tables, rig.Time, Cancellation));

        // As if the holder had been frozen: the clock of the others goes on.
        var later = new FakeTimeProvider(rig.Time.GetUtcNow() + PullLease.Duration);
        Assert.True(await PullLease.IsAbandonedAsync(tables, later, Cancellation));
        var (next, _) = await PullLease.TryTakeAsync(tables, later, Cancellation);

        Assert.Equal("b1", next!.OpenBatch);
        Assert.False(silent.Lost.IsCancellationRequested);
        await Assert.ThrowsAsync<OperationCanceledException>(() => silent.SetOpenBatchAsync("b2", Cancellation));
        Assert.True(silent.Lost.IsCancellationRequested);
        await next.SetOpenBatchAsync(null, Cancellation);
        await silent.DisposeAsync();
        await next.DisposeAsync();
        Assert.Null((await PullLease.TryTakeAsync(tables, later, Cancellation)).Lease!.OpenBatch);
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
        Assert.Equal(["2608.00001"], await ClaimedAsync(rig));
    }

    private static async Task<string[]> ClaimedAsync(PipelineRig rig)
    {
        var table = await rig.Get<StorageTables>().OpenAsync(TableNames.PaperIds, Cancellation);
        return [.. table.Query<TableEntity>(cancellationToken: Cancellation).Select(row => row.RowKey)];
    }
}
