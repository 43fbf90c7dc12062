using Alerts.Delivery;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Pipeline;

/// <summary>The rows of the state table that belong to the sweep, the webhook and the operator, on real storage.</summary>
public sealed class SweepServiceTests
{
    private static readonly SendOutcome Lost = new SendOutcome.Unknown("504");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_fate_gets_a_second_try_after_an_hour_with_the_same_message_id()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(Lost);
        var alert = await rig.DueAlertAsync();

        await rig.SendAsync(alert.Slot);
        rig.Time.Advance(TimeSpan.FromMinutes(59));
        await rig.Sweep.SweepAsync(Cancellation);
        var early = await rig.ReadAsync(alert);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        var report = await rig.Sweep.SweepAsync(Cancellation);
        var waiting = await rig.ReadAsync(alert);
        await rig.SendAsync(alert.Slot);

        Assert.Equal((AlertState.Unknown, "504"), (early.State, early.Reason));
        Assert.Equal((1, 1, 1), (report.Slots, report.Rung, report.Settled));
        Assert.Equal((AlertState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.Equal((AlertState.Accepted, 2), ((await rig.ReadAsync(alert)).State, (await rig.ReadAsync(alert)).Attempts));
        Assert.Equal(2, rig.Script.Mails.Count);
        Assert.Single(rig.Script.Mails.Select(mail => (mail.MailId, mail.MessageId, mail.Subject)).Distinct());
    }

    [Fact]
    public async Task A_fate_unknown_twice_is_failed_and_there_is_no_third_mail()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(Lost, Lost);
        var alert = await rig.DueAlertAsync();

        for (var hour = 0; hour < 4; hour++)
        {
            await rig.SendAsync(alert.Slot);
            rig.Time.Advance(TimeSpan.FromHours(1));
            await rig.Sweep.SweepAsync(Cancellation);
        }

        var after = await rig.ReadAsync(alert);
        Assert.Equal((AlertState.Failed, 2, "fate unknown"), (after.State, after.Attempts, after.Reason));
        Assert.Equal(2, rig.Script.Mails.Count);
        Assert.Null(await rig.Delivery.Slots.FindAsync(alert.Slot, Cancellation));
    }

    [Fact]
    public async Task An_attempt_without_an_answer_is_unknown_after_a_quarter_of_an_hour()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        await rig.Delivery.Alerts.BeginAsync(alert, Cancellation);

        rig.Time.Advance(TimeSpan.FromMinutes(14));
        await rig.Sweep.SweepAsync(Cancellation);
        var early = (await rig.ReadAsync(alert)).State;
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.Sweep.SweepAsync(Cancellation);

        Assert.Equal(AlertState.Submitting, early);
        Assert.Equal(AlertState.Unknown, (await rig.ReadAsync(alert)).State);
    }

    [Theory]
    [InlineData(MailEventKind.Processed)]
    [InlineData(MailEventKind.Delivered)]
    [InlineData(MailEventKind.Bounced)]
    public async Task A_webhook_settles_what_is_submitting_unknown_or_waiting_again(MailEventKind kind)
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(Lost, Lost);
        var submitting = (await rig.Delivery.Alerts.BeginAsync(await rig.DueAlertAsync(1), Cancellation))!;
        var unknown = await rig.DueAlertAsync(2, new() { Hour = 9 });
        await rig.SendAsync(unknown.Slot);
        var waiting = await rig.DueAlertAsync(3, new() { Hour = 10 });
        await rig.SendAsync(waiting.Slot);
        await rig.Delivery.Alerts.ApplyAsync(await rig.ReadAsync(submitting), new AlertEvent.ProviderUnknown("another attempt", "x"), Cancellation);
        var again = await rig.ReadAsync(waiting);
        rig.Time.SetUtcNow(again.Since.AddHours(1));
        again = (await rig.Delivery.Alerts.ApplyAsync(again, new AlertEvent.Swept(), Cancellation))!;

        Assert.Equal(AlertState.Waiting, again.State);
        foreach (var alert in new[] { submitting, unknown, waiting })
        {
            var told = await rig.Delivery.Alerts.ApplyEventAsync(alert.MailId, kind, "250 ok", Cancellation);
            Assert.Equal((AlertState.Accepted, kind, "250 ok"), (told!.State, told.Outcome, told.Reason));
        }

        await rig.SendAsync(waiting.Slot);
        Assert.Equal(2, rig.Script.Mails.Count);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("")]
    [InlineData("' or 1 eq 1")]
    [InlineData("../../Alerts")]
    public async Task A_webhook_of_a_mail_that_is_not_ours_changes_nothing(string mailId)
    {
        await using var rig = await SendingRig.NewAsync();

        Assert.Null(await rig.Delivery.Alerts.ApplyEventAsync(mailId, MailEventKind.Delivered, null, Cancellation));
    }

    [Fact]
    public async Task An_alert_that_never_had_an_attempt_is_not_settled_by_a_webhook()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();

        await rig.Delivery.Alerts.ApplyEventAsync(alert.MailId, MailEventKind.Delivered, null, Cancellation);

        Assert.Equal(AlertState.Waiting, (await rig.ReadAsync(alert)).State);
    }

    [Fact]
    public async Task Slots_due_within_seventy_minutes_are_rung_for_and_later_ones_are_not()
    {
        await using var rig = await SendingRig.NewAsync();
        var start = rig.Time.GetUtcNow();
        foreach (var minutes in new[] { -120, 0, 70, 71 })
        {
            await rig.Delivery.Slots.TouchAsync(new("3f", start.AddMinutes(minutes)), Cancellation);
            await rig.Delivery.Alerts.FileAsync(new("3f", start.AddMinutes(minutes)), DeliveryRig.Reader().Id, "b1", mayAdd: true, Cancellation);
        }

        var report = await rig.Sweep.SweepAsync(Cancellation);

        Assert.Equal((3, 3), (report.Slots, report.Rung));
        Assert.Equal(3, await rig.RungAsync());
    }

    [Fact]
    public async Task A_slot_without_alerts_is_put_away()
    {
        await using var rig = await SendingRig.NewAsync();
        var slot = new Slot("3f", rig.Time.GetUtcNow());
        await rig.Delivery.Slots.TouchAsync(slot, Cancellation);

        await rig.Sweep.SweepAsync(Cancellation);

        Assert.Null(await rig.Delivery.Slots.FindAsync(slot, Cancellation));
        Assert.Equal(0, await rig.RungAsync());
    }

    [Fact]
    public async Task A_provider_that_asked_to_wait_is_not_rung_for()
    {
        await using var rig = await SendingRig.NewAsync();
        await rig.DueAlertAsync();
        await rig.Gates.HoldAsync("Scripted", rig.Time.GetUtcNow().AddHours(3), "429", Cancellation);

        Assert.Equal(0, (await rig.Sweep.SweepAsync(Cancellation)).Rung);
        rig.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(1, (await rig.Sweep.SweepAsync(Cancellation)).Rung);
    }

    [Fact]
    public async Task After_thirty_five_days_matches_and_alerts_are_gone_and_before_they_are_not()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        await rig.SendAsync(alert.Slot);

        // Every shard has its turn once a day: 3f at 15 o'clock.
        var turn = alert.Slot.Due.AddHours((0x3f % 24) - alert.Slot.Due.Hour);
        rig.Time.SetUtcNow(turn.AddDays(34));
        await rig.Sweep.SweepAsync(Cancellation);
        Assert.NotNull(await rig.ReadAsync(alert));
        rig.Time.SetUtcNow(turn.AddDays(35));
        await rig.Sweep.SweepAsync(Cancellation);

        Assert.Null(await rig.Delivery.Alerts.FindAsync(alert.Slot, alert.SubscriberId, Cancellation));
        Assert.Null(await rig.Delivery.Alerts.FindByMailIdAsync(alert.MailId, Cancellation));
        Assert.Null(await rig.Delivery.Matches.FindAsync(alert.SubscriberId, SendingRig.Batch, Cancellation));
    }

    [Fact]
    public async Task Tokens_and_limits_are_deleted_when_they_expire()
    {
        await using var rig = await SendingRig.NewAsync();
        var now = rig.Time.GetUtcNow();
        var limits = await rig.Delivery.Tables.OpenAsync(TableNames.Limits, Cancellation);
        await limits.AddEntityAsync(new TableEntity("a", "old") { [ExpiredRows.Until] = now.AddSeconds(-1) }, Cancellation);
        await limits.AddEntityAsync(new TableEntity("a", "young") { [ExpiredRows.Until] = now.AddSeconds(1) }, Cancellation);
        await limits.AddEntityAsync(new TableEntity("a", "lasting"), Cancellation);

        var report = await rig.Sweep.SweepAsync(Cancellation);

        Assert.Equal(1, report.Deleted);
        var left = await limits.QueryAsync<TableEntity>(cancellationToken: Cancellation).Select(row => row.RowKey).ToListAsync(Cancellation);
        Assert.Equal(["lasting", "young"], left);
    }
}
