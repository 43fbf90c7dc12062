using Alerts.Delivery;
using Alerts.Delivery.Senders;
using Alerts.Storage;
using Microsoft.Extensions.Options;

namespace Alerts.Pipeline;

/// <summary>The promise: at least once, at most twice; with the folder sender exactly once. Killed between any two writes.</summary>
public sealed class DyingSenderTests
{
    /// <summary>Two mails: the index row, the beginning and the end of each attempt; then the slot is deleted.</summary>
    private const int Writes = 7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [CombinatorialFaults(Writes)]
    internal async Task A_provider_gets_every_mail_at_least_once_and_at_most_twice(StorageFault fault, int write)
    {
        await using var rig = await SendingRig.NewAsync();

        await DieAndGoOnAsync(rig, fault, write);

        var sent = rig.Script.Mails.GroupBy(mail => mail.To).ToDictionary(mails => mails.Key, mails => mails.ToArray());
        Assert.Equal(["reader1@example.org", "reader2@example.org"], sent.Keys.Order());
        Assert.All(sent.Values, mails => Assert.InRange(mails.Length, 1, 2));
        Assert.All(sent.Values, mails => Assert.Single(mails.Select(mail => mail.MessageId).Distinct()));
        // Twice only when the process died with an answer in its hands.
        Assert.InRange(rig.Script.Mails.Count, 2, fault is StorageFault.LoseAnswer ? 2 : 4);
    }

    [Theory]
    [CombinatorialFaults(Writes)]
    internal async Task The_folder_gets_every_mail_exactly_once(StorageFault fault, int write)
    {
        var folder = Directory.CreateTempSubdirectory("alerts-");
        try
        {
            var options = Options.Create(new SenderOptions { Folder = folder.FullName });
            await using var rig = await SendingRig.NewAsync(new FolderSender(options, new MimeMessageBuilder(options, TimeProvider.System)));

            var alerts = await DieAndGoOnAsync(rig, fault, write);

            Assert.Equal(alerts.Select(alert => $"{alert.MailId}.eml").Order(), folder.GetFiles().Select(file => file.Name).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Alert>> DieAndGoOnAsync(SendingRig rig, StorageFault fault, int write)
    {
        var alerts = new List<Alert>();
        foreach (var number in new[] { 1, 2 })
        {
            var reader = await rig.SubscribeAsync(number);
            var slot = (await rig.FileAsync(reader, SendingRig.Batch, number))!;
            alerts.Add((await rig.Delivery.Alerts.FindAsync(slot, reader.Id, Cancellation))!);
        }

        rig.Time.SetUtcNow(alerts[0].Slot.Due);
        var faults = new StorageFaults(fault, write);
        await using (var dying = rig.Restart(faults))
        {
            try
            {
                await dying.SendAsync(alerts[0].Slot);
            }
            catch (Exception e) when (e is ProcessDiedException or AggregateException)
            {
            }
        }

        Assert.True(faults.Happened);

        // The message comes again at once; then the sweep does its rounds. No webhook ever speaks.
        await using var after = rig.Restart();
        await after.SendAsync(alerts[0].Slot);
        for (var hour = 0; hour < 4; hour++)
        {
            rig.Time.Advance(TimeSpan.FromHours(1));
            await after.Sweep.SweepAsync(Cancellation);
            await after.SendAsync(alerts[0].Slot);
        }

        foreach (var alert in alerts)
        {
            Assert.Equal(AlertState.Accepted, (await rig.ReadAsync(alert)).State);
        }

        Assert.Null(await rig.Delivery.Slots.FindAsync(alerts[0].Slot, Cancellation));
        return alerts;
    }
}
