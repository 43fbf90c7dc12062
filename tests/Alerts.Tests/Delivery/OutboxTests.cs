using Alerts.Storage;

namespace Alerts.Delivery;

public sealed class OutboxTests
{
    private static readonly DateTimeOffset Eight = new(2026, 8, 19, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_makes_a_waiting_alert_in_the_slot_of_the_next_mail()
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader();

        var slot = await rig.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"), DeliveryRig.A("math/0309136", 80.5));

        Assert.Equal(new Slot("3f", Eight), slot);
        Assert.NotNull(await rig.Slots.FindAsync(slot!, Cancellation));
        var alert = await rig.Alerts.FindAsync(slot!, reader.Id, Cancellation);
        Assert.Equal((AlertState.Waiting, 0, "b1"), (alert!.State, alert.Attempts, Assert.Single(alert.Batches)));
        Assert.Matches("^[0-9a-f]{32}$", alert.MailId);
        var filed = await rig.Matches.FindAsync(reader.Id, "b1", Cancellation);
        Assert.Equal(slot, filed!.Slot);
        Assert.Equal(["math/0309136", "2608.00001"], filed.Papers.Select(paper => paper.PaperId));
        Assert.Equal(80.5, filed.Papers[0].Score);
        Assert.Equal(DeliveryRig.A("x").Hits, filed.Papers[0].Hits);
    }

    [Fact]
    public async Task Another_batch_joins_the_waiting_alert()
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader();

        var first = await rig.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"));
        var second = await rig.FileAsync(reader, "b2", DeliveryRig.A("2608.00002"));

        Assert.Equal(first, second);
        Assert.Equal(["b1", "b2"], (await rig.Alerts.FindAsync(first!, reader.Id, Cancellation))!.Batches);
    }

    [Theory]
    [InlineData(AlertState.Waiting)]
    [InlineData(AlertState.Submitting)]
    [InlineData(AlertState.Unknown)]
    [InlineData(AlertState.Accepted)]
    [InlineData(AlertState.Failed)]
    [InlineData(AlertState.Skipped)]
    public async Task A_batch_already_listed_changes_nothing_whatever_the_state(AlertState state)
    {
        var rig = await DeliveryRig.NewAsync();
        var alert = await DriveTo(rig, state);

        var slot = await rig.FileAsync(DeliveryRig.Reader(), "b1", DeliveryRig.A("2608.00009"));

        Assert.Equal(alert.Slot, slot);
        Assert.Equivalent(alert, await rig.ReadAsync(alert));
        Assert.Equal("2608.00001", Assert.Single((await rig.Matches.FindAsync(alert.SubscriberId, "b1", Cancellation))!.Papers).PaperId);
    }

    [Theory]
    [InlineData(AlertState.Submitting)]
    [InlineData(AlertState.Unknown)]
    [InlineData(AlertState.Accepted)]
    [InlineData(AlertState.Failed)]
    [InlineData(AlertState.Skipped)]
    public async Task A_batch_that_an_alert_under_way_does_not_list_takes_the_next_slot(AlertState state)
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader();
        await rig.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"));
        // A run that died between fixing the slot and listing the batch.
        await rig.Matches.FileAsync(
            new() { SubscriberId = reader.Id, Batch = "b2", Slot = new("3f", Eight), Papers = [new("2608.00002", 50, [])] }, Cancellation);
        var alert = await DriveTo(rig, state);

        var slot = await rig.FileAsync(reader, "b2", DeliveryRig.A("2608.00002"));

        Assert.Equal(new("3f", Eight.AddDays(1)), slot);
        Assert.Equivalent(alert, await rig.ReadAsync(alert));
        Assert.Equal(slot, (await rig.Matches.FindAsync(reader.Id, "b2", Cancellation))!.Slot);
        Assert.Equal("b2", Assert.Single((await rig.Alerts.FindAsync(slot!, reader.Id, Cancellation))!.Batches));
    }

    [Fact]
    public async Task A_match_that_runs_late_takes_the_next_slot_and_leaves_no_alert_behind()
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader();
        await rig.Matches.FileAsync(
            new() { SubscriberId = reader.Id, Batch = "b1", Slot = new("3f", Eight), Papers = [new("2608.00001", 50, [])] }, Cancellation);
        rig.Time.SetUtcNow(Eight.AddMinutes(5));

        var slot = await rig.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"));

        Assert.Equal(new("3f", Eight.AddDays(1)), slot);
        Assert.Null(await rig.Alerts.FindAsync(new("3f", Eight), reader.Id, Cancellation));
        Assert.Equal(slot, (await rig.Matches.FindAsync(reader.Id, "b1", Cancellation))!.Slot);
    }

    [Fact]
    public async Task A_rerun_keeps_the_slot_although_the_delivery_time_was_changed_between()
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader();
        var first = await rig.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"));

        var changed = reader with { Delivery = reader.Delivery with { Hour = 20 } };
        var again = await rig.FileAsync(changed, "b1", DeliveryRig.A("2608.00001"));
        var later = await rig.FileAsync(changed, "b2", DeliveryRig.A("2608.00002"));

        Assert.Equal(first, again);
        Assert.Equal(20, later!.Due.Hour);
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, true, true, false)]
    public async Task An_alert_without_matches_is_for_those_who_asked_for_one_and_never_of_an_empty_batch(
        bool tellWhenNothing, bool trending, bool batchEmpty, bool expected)
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader(delivery: new() { TellWhenNothing = tellWhenNothing, Trending = trending });

        var slot = await rig.Outbox.FileAsync(reader, "b1", [], batchEmpty, Cancellation);

        Assert.Equal(expected, slot is not null);
        Assert.Equal(expected, await rig.Matches.FindAsync(reader.Id, "b1", Cancellation) is not null);
    }

    [Fact]
    public async Task Thousands_of_matches_fit_and_what_does_not_is_the_worst_and_counted()
    {
        var rig = await DeliveryRig.NewAsync();
        var random = new Random(1);
        var reader = DeliveryRig.Reader();
        var matches = Enumerable.Range(0, 30_000).Select(i => DeliveryRig.A($"2608.{i:00000}", 100 - (i / 400.0)) with
        {
            Hits = [.. Enumerable.Range(0, 12).Select(_ => new Matching.Hit(
                Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64())), Matching.PaperField.Abstract, random.Next(5000), 9, default))],
        }).ToArray();

        await rig.FileAsync(reader, "b1", matches);

        var filed = (await rig.Matches.FindAsync(reader.Id, "b1", Cancellation))!;
        Assert.InRange(filed.Papers.Count, 3_000, 29_999);
        Assert.Equal(30_000, filed.Papers.Count + filed.LeftOut);
        Assert.Equal(matches[0].Hits, filed.Papers[0].Hits);
        Assert.Equal(Enumerable.Range(0, filed.Papers.Count).Select(i => $"2608.{i:00000}"), filed.Papers.Select(paper => paper.PaperId));
    }

    [Theory]
    [CombinatorialFaults(6)]
    internal async Task A_run_that_dies_at_any_write_and_starts_again_files_every_paper_once(StorageFault fault, int write)
    {
        var rig = await DeliveryRig.NewAsync();
        var reader = DeliveryRig.Reader();
        await rig.FileAsync(reader, "b0", DeliveryRig.A("2608.00000"));
        var faults = new StorageFaults(fault, write);
        var dying = rig.Restart(faults);

        try
        {
            await dying.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"));
            await dying.FileAsync(reader, "b2", DeliveryRig.A("2608.00002"));
        }
        catch (ProcessDiedException)
        {
        }

        var after = rig.Restart();
        await after.FileAsync(reader, "b1", DeliveryRig.A("2608.00001"));
        var slot = await after.FileAsync(reader, "b2", DeliveryRig.A("2608.00002"));

        Assert.True(faults.Happened);
        var alerts = await after.Alerts.ListAsync(slot!, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(["b0", "b1", "b2"], Assert.Single(alerts).Batches.Order());
        Assert.NotNull(await after.Slots.FindAsync(slot!, Cancellation));
        Assert.Equal(3, await after.Matches.ListAsync(reader.Id, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Two_that_file_the_same_batch_at_once_agree()
    {
        var rig = await DeliveryRig.NewAsync();
        var readers = Enumerable.Range(1, 20).Select(i => DeliveryRig.Reader(number: i)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async batch =>
        {
            var process = rig.Restart();
            foreach (var reader in readers)
            {
                await process.FileAsync(reader, $"b{batch / 2}", DeliveryRig.A("2608.00001"));
            }
        }));

        var alerts = await rig.Alerts.ListAsync(new Slot("3f", Eight), Cancellation).ToListAsync(Cancellation);
        Assert.Equal(readers.Select(reader => reader.Id), alerts.Select(alert => alert.SubscriberId));
        Assert.All(alerts, alert => Assert.Equal(["b0", "b1"], alert.Batches.Order()));
    }

    private static async Task<Alert> DriveTo(DeliveryRig rig, AlertState state)
    {
        var alert = await rig.DueAlertAsync();
        if (state is AlertState.Waiting)
        {
            return alert;
        }

        if (state is AlertState.Skipped)
        {
            return (await rig.Alerts.ApplyAsync(alert, new AlertEvent.SkipDecided("paused"), Cancellation))!;
        }

        var begun = (await rig.Alerts.BeginAsync(alert, Cancellation))!;
        AlertEvent? happened = state switch
        {
            AlertState.Unknown => new AlertEvent.ProviderUnknown(begun.AttemptToken!, "timeout"),
            AlertState.Accepted => new AlertEvent.ProviderAccepted(begun.AttemptToken!, "p1"),
            AlertState.Failed => new AlertEvent.ProviderFailed(begun.AttemptToken!, "400"),
            _ => null,
        };
        return happened is null ? begun : (await rig.Alerts.ApplyAsync(begun, happened, Cancellation))!;
    }
}
