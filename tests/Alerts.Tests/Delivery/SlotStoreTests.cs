namespace Alerts.Delivery;

public sealed class SlotStoreTests
{
    private static readonly DateTimeOffset Eight = new(2026, 8, 19, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slot_touched_after_it_was_read_is_not_deleted()
    {
        var rig = await DeliveryRig.NewAsync();
        var slot = new Slot("3f", Eight);
        await rig.Slots.TouchAsync(slot, Cancellation);
        var read = await rig.Slots.FindAsync(slot, Cancellation);

        await rig.Slots.TouchAsync(slot, Cancellation);

        Assert.False(await rig.Slots.DeleteAsync(slot, read!, Cancellation));
        Assert.True(await rig.Slots.DeleteAsync(slot, (await rig.Slots.FindAsync(slot, Cancellation))!, Cancellation));
        Assert.Null(await rig.Slots.FindAsync(slot, Cancellation));
    }

    [Fact]
    public async Task Due_slots_are_those_up_to_the_minute()
    {
        var rig = await DeliveryRig.NewAsync();
        foreach (var (shard, minutes) in new[] { ("3f", 0), ("00", -600), ("ff", 70), ("ff", 71) })
        {
            await rig.Slots.TouchAsync(new(shard, Eight.AddMinutes(minutes)), Cancellation);
        }

        var due = await rig.Slots.ListDueAsync(Eight.AddMinutes(70), Cancellation).Select(row => row.Slot.Partition).ToListAsync(Cancellation);

        Assert.Equal(["00_20260818T2200", "3f_20260819T0800", "ff_20260819T0910"], due.Order());
    }
}
