using Alerts.Papers;
using Alerts.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Pipeline;

/// <summary>Sources that fail, processes that die or come twice.</summary>
public sealed class PullTroubleTests
{
    private static readonly DateOnly Day = PipelineRig.Day;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
        Assert.Equal(["2608.00002"], await rig.ClaimedAsync());
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
}
