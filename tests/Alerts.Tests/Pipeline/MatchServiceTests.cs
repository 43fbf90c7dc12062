using Alerts.Delivery;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Pipeline;

public sealed class MatchServiceTests
{
    private static readonly DateOnly Day = PipelineRig.Day;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_active_people_get_what_matches_their_keywords()
    {
        await using var rig = await GraphsAsync();
        var active = await rig.SubscribeAsync("a@example.org", "graphs");
        var elsewhere = await rig.SubscribeAsync("b@example.org", "proteins");
        var pending = await rig.SubscribeAsync("c@example.org", "graphs");
        await rig.Profiles.ChangeAsync(pending.Id, s => s with { State = SubscriberState.Pending }, Cancellation);
        var paused = await rig.SubscribeAsync("d@example.org", "graphs");
        await rig.Profiles.ChangeAsync(paused.Id, s => s with { State = SubscriberState.Paused }, Cancellation);
        var returning = await rig.SubscribeAsync("e@example.org", "graphs");
        await rig.Profiles.ChangeAsync(
            returning.Id, s => s with { State = SubscriberState.Paused, PausedUntil = PipelineRig.Start.AddHours(1) }, Cancellation);

        await rig.PullAndMatchAsync();

        Assert.Equal(["2608.00001"], await rig.FiledAsync(active));
        Assert.Equal(["2608.00001"], await rig.FiledAsync(returning));
        Assert.Empty(await rig.FiledAsync(elsewhere));
        Assert.Empty(await rig.FiledAsync(pending));
        Assert.Empty(await rig.FiledAsync(paused));
    }

    [Fact]
    public async Task A_paper_that_joined_again_is_for_those_alone_who_did_not_accept_it_before()
    {
        var hf = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        var arxiv = new ScriptedSource("arxiv");
        await using var rig = await PipelineRig.NewAsync(hf, arxiv);
        var everything = await rig.SubscribeAsync("a@example.org", "graphs");
        var category = await rig.SubscribeAsync("b@example.org", "graphs", new() { Categories = ["cs.*"] });
        var otherCategory = await rig.SubscribeAsync("c@example.org", "graphs", new() { Categories = ["math.CO"] });
        var source = await rig.SubscribeAsync("d@example.org", "graphs", new() { Sources = ["arxiv"] });
        await rig.PullAndMatchAsync();
        Assert.Empty(await rig.FiledAsync(category));
        arxiv.Lists(Day.AddDays(1), PipelineRig.A("2608.00001", "Graphs", "cs.LG"));
        rig.Time.Advance(TimeSpan.FromDays(1));

        var second = await rig.PullAndMatchAsync();

        Assert.Equal(1, second.Joined);
        Assert.Equal(["2608.00001"], await rig.FiledAsync(everything));
        Assert.Equal(["2608.00001"], await rig.FiledAsync(category));
        Assert.Empty(await rig.FiledAsync(otherCategory));
        Assert.Equal(["2608.00001"], await rig.FiledAsync(source));
        Assert.Null(await rig.Get<MatchStore>().FindAsync(everything.Id, second.Id, Cancellation));
    }

    [Fact]
    public async Task A_poisoned_profile_row_is_counted_and_stops_nobody_else()
    {
        await using var rig = await GraphsAsync();
        var table = await rig.Get<StorageTables>().OpenAsync(TableNames.Profiles, Cancellation);
        await table.AddEntityAsync(new TableEntity("00", $"00{0:x30}") { ["Address"] = "x@example.org", ["State"] = "Nonsense" }, Cancellation);
        await table.AddEntityAsync(new TableEntity("00", $"00{1:x30}") { ["Address"] = "y@example.org", ["State"] = "Active", ["Delivery"] = "{" }, Cancellation);
        var nowhere = await rig.SubscribeAsync("z@example.org", "graphs", new() { TimeZone = "Nowhere/Land" }, $"00{2:x30}");
        var good = await rig.SubscribeAsync("a@example.org", "graphs", id: $"00{3:x30}");

        var batch = await rig.PullAndMatchAsync();

        Assert.Equal(BatchState.Done, batch.State);
        Assert.Equal(["2608.00001"], await rig.FiledAsync(good));
        Assert.Equal(["2608.00001"], await rig.FiledAsync(nowhere));
        var report = (await rig.Get<RangeStore>().ReadAsync(batch.Id, Cancellation)).Single(range => range.Range == "00-7f");
        Assert.Equal((2, 2, 2), (report.Profiles, report.Matched, report.Failed));
    }

    [Fact]
    public async Task Malformed_keyword_lines_of_a_stored_profile_do_not_take_the_good_ones_with_them()
    {
        await using var rig = await GraphsAsync();
        var subscriber = await rig.SubscribeAsync("a@example.org", "\"unclosed");
        await rig.Profiles.ChangeAsync(subscriber.Id, s => s with { Keywords = ["\"unclosed", "graphs"] }, Cancellation);

        await rig.PullAndMatchAsync();

        Assert.Equal(["2608.00001"], await rig.FiledAsync(subscriber));
    }

    [Theory]
    [InlineData("no-such-batch", "00-7f")]
    [InlineData("", "")]
    [InlineData(null, "00-0f")]
    [InlineData(null, "7f-00")]
    [InlineData(null, "00-7F")]
    [InlineData(null, "everything")]
    public async Task A_poisoned_message_is_refused(string? batch, string range)
    {
        await using var rig = await GraphsAsync();
        var pulled = await rig.Pulls.PullAsync(Cancellation);

        await Assert.ThrowsAsync<FormatException>(() => rig.Matches.MatchAsync(new(batch ?? pulled!.Id, range), Cancellation));
    }

    [Fact]
    public async Task Slots_due_soon_are_rung_for_when_they_are_due_and_others_left_to_the_sweep()
    {
        await using var rig = await GraphsAsync();
        await rig.SubscribeAsync("a@example.org", "graphs", new() { Hour = 7 }, $"10{1:x30}");
        await rig.SubscribeAsync("b@example.org", "graphs", new() { Hour = 7 }, $"10{2:x30}");
        await rig.SubscribeAsync("c@example.org", "graphs", new() { Hour = 9 }, $"10{3:x30}");

        await rig.PullAndMatchAsync();

        var queue = await rig.Get<StorageQueues>().OpenAsync(Queues.Send, Cancellation);
        Assert.Equal(1, (await queue.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);
        Assert.Empty((await queue.PeekMessagesAsync(32, Cancellation)).Value);
    }

    [Fact]
    public async Task A_newcomer_is_matched_with_the_latest_batch_once()
    {
        var hf = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        var arxiv = new ScriptedSource("arxiv");
        await using var rig = await PipelineRig.NewAsync(hf, arxiv);
        await rig.PullAndMatchAsync();
        arxiv.Lists(Day, PipelineRig.A("2608.00001", "Graphs", "cs.LG"), PipelineRig.A("2608.00002", "More graphs", "cs.LG"));
        rig.Time.Advance(TimeSpan.FromHours(12));
        await rig.PullAndMatchAsync();
        rig.Time.Advance(TimeSpan.FromHours(12));
        await rig.PullAndMatchAsync();
        var newcomer = await rig.SubscribeAsync("a@example.org", "graphs");

        var first = await rig.Matches.MatchNewcomerAsync(newcomer, Cancellation);
        var second = await rig.Matches.MatchNewcomerAsync(newcomer, Cancellation);

        Assert.Equal((2, 2), (first, second));
        Assert.Equal(["2608.00001", "2608.00002"], await rig.FiledAsync(newcomer));
    }

    [Fact]
    public async Task A_newcomer_before_any_pull_gets_nothing()
    {
        await using var rig = await PipelineRig.NewAsync();

        Assert.Equal(0, await rig.Matches.MatchNewcomerAsync(await rig.SubscribeAsync("a@example.org", "graphs"), Cancellation));
    }

    [Fact]
    public async Task A_bell_nobody_heard_is_rung_again_until_the_batch_is_matched()
    {
        await using var rig = await GraphsAsync();
        var subscriber = await rig.SubscribeAsync("a@example.org", "graphs", id: $"10{1:x30}");
        var batch = await rig.Pulls.PullAsync(Cancellation);
        await (await rig.Get<StorageQueues>().OpenAsync(Queues.Match, Cancellation)).ClearMessagesAsync(Cancellation);
        await rig.Matches.MatchAsync(new(batch!.Id, "80-ff"), Cancellation);

        Assert.Equal(1, await rig.Bell.RingOpenBatchesAsync(Cancellation));
        Assert.Equal(1, await rig.AnswerMatchQueueAsync());
        Assert.Equal(0, await rig.Bell.RingOpenBatchesAsync(Cancellation));

        Assert.Equal(["2608.00001"], await rig.FiledAsync(subscriber));
        Assert.Equal(BatchState.Done, (await rig.Batches.FindAsync(batch.Id, Cancellation))!.State);
    }

    [Fact]
    public async Task A_message_that_comes_twice_counts_once()
    {
        await using var rig = await GraphsAsync();
        var subscriber = await rig.SubscribeAsync("a@example.org", "graphs", id: $"10{1:x30}");
        var batch = await rig.Pulls.PullAsync(Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rig.Matches.MatchAsync(new(batch!.Id, "00-7f"), Cancellation)));
        await rig.AnswerMatchQueueAsync();

        Assert.Equal(["2608.00001"], await rig.FiledAsync(subscriber));
    }

    [Fact]
    public async Task A_replay_reaches_who_was_not_there_and_tells_nobody_twice()
    {
        await using var rig = await GraphsAsync();
        var early = await rig.SubscribeAsync("a@example.org", "graphs");
        var batch = await rig.PullAndMatchAsync();
        var late = await rig.SubscribeAsync("b@example.org", "graphs");

        Assert.True(await rig.Bell.ReplayAsync(batch.Id, Cancellation));
        await rig.AnswerMatchQueueAsync();

        Assert.Equal(["2608.00001"], await rig.FiledAsync(early));
        Assert.Equal(["2608.00001"], await rig.FiledAsync(late));
        Assert.Equal(BatchState.Done, (await rig.Batches.FindAsync(batch.Id, Cancellation))!.State);
        Assert.False(await rig.Bell.ReplayAsync("no-such-batch", Cancellation));
    }

    [Fact]
    public async Task A_batch_whose_papers_are_deleted_is_not_replayed()
    {
        await using var rig = await GraphsAsync();
        var batch = await rig.PullAndMatchAsync();
        rig.Time.Advance(TimeSpan.FromDays(PaperStore.KeptDays + 1));
        await rig.PullAndMatchAsync();

        Assert.False(await rig.Bell.ReplayAsync(batch.Id, Cancellation));
    }

    [Fact]
    public async Task A_rerun_scores_as_the_first_run_did_although_other_papers_came_since()
    {
        var source = new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs"));
        await using var rig = await PipelineRig.NewAsync(source);
        var early = await rig.SubscribeAsync("a@example.org", "graphs");
        var first = await rig.PullAndMatchAsync();
        source.Lists(Day, [.. Enumerable.Range(2, 20).Select(i => PipelineRig.A($"2608.{i:00000}", $"Graphs number {i}"))]);
        await rig.PullAndMatchAsync();
        var late = await rig.SubscribeAsync("b@example.org", "graphs");

        await using var after = rig.Restart();
        await after.Bell.ReplayAsync(first.Id, Cancellation);
        await after.AnswerMatchQueueAsync();

        var matches = rig.Get<MatchStore>();
        Assert.Equal(
            (await matches.FindAsync(early.Id, first.Id, Cancellation))!.Papers[0].Score,
            (await matches.FindAsync(late.Id, first.Id, Cancellation))!.Papers[0].Score);
    }

    private static Task<PipelineRig> GraphsAsync() =>
        PipelineRig.NewAsync(new ScriptedSource("hf").Lists(Day, PipelineRig.A("2608.00001", "Graphs")));
}
