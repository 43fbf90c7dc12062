using Alerts.Delivery;

namespace Alerts.Pipeline;

/// <summary>What becomes of an alert by what the provider answers, on real storage.</summary>
public sealed class SendOutcomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_permanent_answer_fails_the_alert()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(new SendOutcome.Failed("400: no subject"));
        var alert = await rig.DueAlertAsync();

        await rig.SendAsync(alert.Slot);

        var after = await rig.ReadAsync(alert);
        Assert.Equal((AlertState.Failed, 1, "400: no subject"), (after.State, after.Attempts, after.Reason));
        Assert.Null(await rig.Delivery.Slots.FindAsync(alert.Slot, Cancellation));
    }

    [Fact]
    public async Task A_sender_that_breaks_leaves_the_fate_unknown_and_does_not_throw()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answers.Enqueue(_ => throw new InvalidOperationException("a bug"));
        var alert = await rig.DueAlertAsync();

        await rig.SendAsync(alert.Slot);

        Assert.Equal(AlertState.Unknown, (await rig.ReadAsync(alert)).State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(90)]
    public async Task Too_many_requests_holds_every_alert_until_the_provider_wants_them(int? seconds)
    {
        await using var rig = await SendingRig.NewAsync();
        var alerts = new[] { await rig.DueAlertAsync(1) };
        await rig.SubscribeAsync(2, new() { Hour = 9 });
        var second = (await rig.FileAsync(DeliveryRig.Reader(delivery: new() { Hour = 9 }, number: 2), SendingRig.Batch, 2))!;
        var now = rig.Time.GetUtcNow();
        var notBefore = seconds is { } s ? now.AddSeconds(s) : (DateTimeOffset?)null;
        rig.Script.Answer(new SendOutcome.Refused(notBefore, "429"));

        await rig.SendAsync(alerts[0].Slot);
        await rig.SendAsync(alerts[0].Slot);

        var after = await rig.ReadAsync(alerts[0]);
        Assert.Equal((AlertState.Waiting, 0, 1, notBefore ?? now.AddMinutes(5)), (after.State, after.Attempts, after.Refusals, after.NotBefore!.Value));
        Assert.Equal(after.NotBefore, (await rig.Gates.ReadAsync("Scripted", Cancellation)).NotBefore);
        Assert.Single(rig.Script.Mails);
        Assert.True(await rig.RungAsync() > 0);

        rig.Time.SetUtcNow(second.Due);
        await rig.SendAsync(alerts[0].Slot);
        await rig.SendAsync(second);

        Assert.Equal(3, rig.Script.Mails.Count);
        Assert.Equal((AlertState.Accepted, 1), ((await rig.ReadAsync(alerts[0])).State, (await rig.ReadAsync(alerts[0])).Attempts));
    }

    [Fact]
    public async Task Another_slot_does_not_go_to_a_provider_that_asked_to_wait()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        await rig.Gates.HoldAsync("Scripted", rig.Time.GetUtcNow().AddMinutes(3), "429", Cancellation);

        await rig.SendAsync(alert.Slot);

        Assert.Empty(rig.Script.Mails);
        Assert.Equal(AlertState.Waiting, (await rig.ReadAsync(alert)).State);
        Assert.Equal(1, await rig.RungAsync());
    }

    [Fact]
    public async Task A_refusal_of_one_mail_does_not_hold_the_others()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(new SendOutcome.Refused(null, "450 greylisted") { ThisMailOnly = true });
        var alert = await rig.DueAlertAsync();

        await rig.SendAsync(alert.Slot);

        Assert.Equal(AlertState.Waiting, (await rig.ReadAsync(alert)).State);
        Assert.True((await rig.Gates.ReadAsync("Scripted", Cancellation)).IsOpen(rig.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_mailbox_that_is_busy_for_five_days_is_given_up()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(new SendOutcome.Refused(null, "450 busy") { ThisMailOnly = true });
        var alert = await rig.DueAlertAsync();
        rig.Time.Advance(TimeSpan.FromDays(5.1));

        await rig.SendAsync(alert.Slot);

        Assert.Equal(AlertState.Failed, (await rig.ReadAsync(alert)).State);
    }

    [Fact]
    public async Task A_wrong_key_pauses_all_sending_until_a_probe_an_hour_later_succeeds()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(new SendOutcome.NotAuthorized("401"), new SendOutcome.NotAuthorized("401"));
        var first = await rig.DueAlertAsync(1);
        var second = await rig.DueAlertAsync(2, new() { Hour = 9 });

        await rig.SendAsync(first.Slot);
        await rig.SendAsync(second.Slot);
        var paused = await rig.Gates.ReadAsync("Scripted", Cancellation);

        Assert.True(paused.IsPaused);
        Assert.Equal("401", paused.Reason);
        Assert.Single(rig.Script.Mails);
        Assert.All([await rig.ReadAsync(first), await rig.ReadAsync(second)], alert => Assert.Equal((AlertState.Waiting, 0), (alert.State, alert.Attempts)));

        // The probe at the next sweep is refused again; the one after finds the key put right, and everything goes.
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.Sweep.SweepAsync(Cancellation);
        await rig.SendAsync(first.Slot);
        Assert.True((await rig.Gates.ReadAsync("Scripted", Cancellation)).IsPaused);
        rig.Script.Answers.Clear();
        rig.Time.Advance(TimeSpan.FromHours(1));
        var rung = (await rig.Sweep.SweepAsync(Cancellation)).Rung;
        await rig.SendAsync(first.Slot);
        await rig.SendAsync(second.Slot);

        Assert.Equal(2, rung);
        Assert.False((await rig.Gates.ReadAsync("Scripted", Cancellation)).IsPaused);
        Assert.All([await rig.ReadAsync(first), await rig.ReadAsync(second)], alert => Assert.Equal((AlertState.Accepted, 1), (alert.State, alert.Attempts)));
    }

    [Fact]
    public async Task An_operator_who_put_the_key_right_need_not_wait_for_the_probe()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(new SendOutcome.NotAuthorized("403"));
        var alert = await rig.DueAlertAsync();
        await rig.SendAsync(alert.Slot);

        var rung = await rig.Desk.ResumeAsync(Cancellation);
        await rig.SendAsync(alert.Slot);

        Assert.Equal(1, rung);
        Assert.Equal(AlertState.Accepted, (await rig.ReadAsync(alert)).State);
    }
}
