using Alerts.Delivery;

namespace Alerts.Pipeline;

/// <summary>What the operator sees of alerts and does to them, on real storage.</summary>
public sealed class DeliveryDeskTests
{
    private static readonly SendOutcome Lost = new SendOutcome.Unknown("504");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AlertState.Failed)]
    [InlineData(AlertState.Skipped)]
    public async Task An_operator_sends_again_what_failed_or_was_skipped(AlertState state)
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(new SendOutcome.Failed("400"));
        var alert = await rig.DueAlertAsync();
        if (state is AlertState.Failed)
        {
            await rig.SendAsync(alert.Slot);
        }
        else
        {
            rig.Script.Answers.Clear();
            await rig.Desk.DropAsync(alert.Slot, alert.SubscriberId, Cancellation);
        }

        Assert.Equal(state, (await rig.ReadAsync(alert)).State);
        var waiting = await rig.Desk.ResendAsync(alert.Slot, alert.SubscriberId, Cancellation);
        await rig.SendAsync(alert.Slot);

        Assert.Equal((AlertState.Waiting, 0), (waiting!.State, waiting.Attempts));
        Assert.Equal((AlertState.Accepted, 1), ((await rig.ReadAsync(alert)).State, (await rig.ReadAsync(alert)).Attempts));
    }

    [Theory]
    [InlineData(AlertState.Waiting)]
    [InlineData(AlertState.Unknown)]
    [InlineData(AlertState.Failed)]
    public async Task An_operator_gives_up_what_waits_is_unknown_or_failed(AlertState state)
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(state is AlertState.Unknown ? Lost : new SendOutcome.Failed("400"));
        var alert = await rig.DueAlertAsync();
        if (state is not AlertState.Waiting)
        {
            await rig.SendAsync(alert.Slot);
        }

        var dropped = await rig.Desk.DropAsync(alert.Slot, alert.SubscriberId, Cancellation);
        await rig.SendAsync(alert.Slot);

        Assert.Equal((AlertState.Skipped, "dropped by the operator"), (dropped!.State, dropped.Reason));
        Assert.Equal(state is AlertState.Waiting ? 0 : 1, rig.Script.Mails.Count);
    }

    [Fact]
    public async Task The_operator_sees_what_is_overdue_and_what_is_ahead()
    {
        await using var rig = await SendingRig.NewAsync();
        rig.Script.Answer(Lost);
        var unknown = await rig.DueAlertAsync(1);
        await rig.SendAsync(unknown.Slot);
        await rig.DueAlertAsync(2, new() { Hour = 9 });
        await rig.FileAsync(await rig.SubscribeAsync(3, new() { Hour = 20 }), SendingRig.Batch, 1);

        var status = await rig.Desk.StatusAsync(Cancellation);

        Assert.Equal(("Scripted", true, unknown.Slot.Due, 1), (status.Sender, status.Gate.IsOpen(rig.Time.GetUtcNow()), status.OldestDue, status.Ahead));
        Assert.Equal(new Dictionary<AlertState, int> { [AlertState.Waiting] = 1, [AlertState.Unknown] = 1 }, status.Overdue);
    }
}
