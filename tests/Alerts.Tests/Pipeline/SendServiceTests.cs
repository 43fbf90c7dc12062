using Alerts.Delivery;
using Alerts.Profiles;

namespace Alerts.Pipeline;

/// <summary>Every row of the state table that sending takes part in, on real storage.</summary>
public sealed class SendServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_due_alert_is_rendered_sent_and_its_slot_closed()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();

        await rig.SendAsync(alert.Slot);

        var after = await rig.ReadAsync(alert);
        Assert.Equal((AlertState.Accepted, 1, "p1"), (after.State, after.Attempts, after.ProviderId));
        var mail = Assert.Single(rig.Script.Mails);
        Assert.Equal(("reader1@example.org", alert.MailId, $"{alert.MailId}@example.org"), (mail.To, mail.MailId, mail.MessageId));
        Assert.Contains("Graph neural networks for study 1", mail.Text, StringComparison.Ordinal);
        Assert.Null(await rig.Delivery.Slots.FindAsync(alert.Slot, Cancellation));
    }

    [Fact]
    public async Task Ringing_twice_sends_once()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();

        await rig.SendAsync(alert.Slot);
        await rig.Delivery.Slots.TouchAsync(alert.Slot, Cancellation);
        await rig.SendAsync(alert.Slot);

        Assert.Single(rig.Script.Mails);
    }

    [Fact]
    public async Task Two_workers_on_one_slot_send_every_mail_once()
    {
        await using var rig = await SendingRig.NewAsync();
        var alerts = new List<Alert>();
        for (var i = 1; i <= 12; i++)
        {
            var reader = await rig.SubscribeAsync(i);
            var slot = (await rig.FileAsync(reader, SendingRig.Batch, 1))!;
            alerts.Add((await rig.Delivery.Alerts.FindAsync(slot, reader.Id, Cancellation))!);
        }

        rig.Time.SetUtcNow(alerts[0].Slot.Due);
        await using var other = rig.Restart();
        await Task.WhenAll(rig.SendAsync(alerts[0].Slot), other.SendAsync(alerts[0].Slot));

        Assert.Equal(12, rig.Script.Mails.Count);
        Assert.Equal(12, rig.Script.Mails.Select(mail => mail.To).Distinct().Count());
    }

    [Fact]
    public async Task A_message_that_comes_early_is_rung_again_and_sends_nothing()
    {
        await using var rig = await SendingRig.NewAsync();
        var reader = await rig.SubscribeAsync(delivery: new() { Hour = 7 });
        var slot = (await rig.FileAsync(reader, SendingRig.Batch, 1))!;

        await rig.SendAsync(slot);

        Assert.Empty(rig.Script.Mails);
        Assert.Equal(1, await rig.RungAsync());
    }

    [Fact]
    public async Task Several_batches_make_one_mail_with_every_paper_once_the_best_first()
    {
        await using var rig = await SendingRig.NewAsync();
        await rig.AddBatchAsync("b2", first: 8);
        var reader = await rig.SubscribeAsync();
        await rig.FileAsync(reader, SendingRig.Batch, 7, 8, 9);
        var slot = (await rig.FileAsync(reader, "b2", 9, 12))!;
        rig.Time.SetUtcNow(slot.Due);

        await rig.SendAsync(slot);

        var text = Assert.Single(rig.Script.Mails).Text;
        int[] places = [.. new[] { 7, 8, 9, 12 }.Select(i => text.IndexOf($"Graph neural networks for study {i}", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(places[2], text.LastIndexOf("Graph neural networks for study 9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cap_is_of_the_mail_and_as_it_is_set_when_sending()
    {
        await using var rig = await SendingRig.NewAsync();
        var reader = await rig.SubscribeAsync(delivery: new() { Cap = 10 });
        var slot = (await rig.FileAsync(reader, SendingRig.Batch, 1, 2, 3, 4, 5))!;
        await rig.Profiles.ChangeAsync(reader.Id, s => s with { Delivery = s.Delivery with { Cap = 2 } }, Cancellation);
        rig.Time.SetUtcNow(slot.Due);

        await rig.SendAsync(slot);

        var text = Assert.Single(rig.Script.Mails).Text;
        Assert.Contains("study 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("study 3", text, StringComparison.Ordinal);
        Assert.Contains("3 more", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_as_of_sending()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        Assert.True(EmailAddress.TryParse("new@example.org", out var address));
        await rig.Profiles.MoveAsync(alert.SubscriberId, address!, Cancellation);

        await rig.SendAsync(alert.Slot);

        Assert.Equal("new@example.org", Assert.Single(rig.Script.Mails).To);
    }

    [Theory]
    [InlineData(SubscriberState.Unsubscribed, "unsubscribed")]
    [InlineData(SubscriberState.Paused, "paused")]
    [InlineData(SubscriberState.Pending, "pending")]
    public async Task Who_is_not_active_is_skipped(SubscriberState state, string reason)
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        await rig.Profiles.ChangeAsync(alert.SubscriberId, s => s with { State = state }, Cancellation);

        await rig.SendAsync(alert.Slot);

        var after = await rig.ReadAsync(alert);
        Assert.Equal((AlertState.Skipped, reason), (after.State, after.Reason));
        Assert.Empty(rig.Script.Mails);
        Assert.Null(await rig.Delivery.Slots.FindAsync(alert.Slot, Cancellation));
    }

    [Fact]
    public async Task Who_is_suppressed_is_skipped_until_it_is_lifted()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        Assert.True(EmailAddress.TryParse("READER1@example.org", out var address));
        await rig.Suppressions.AddAsync(address!, "spamreport", Cancellation);

        await rig.SendAsync(alert.Slot);
        var skipped = await rig.ReadAsync(alert);
        await rig.Suppressions.RemoveAsync(address!, Cancellation);
        await rig.Desk.ResendAsync(alert.Slot, alert.SubscriberId, Cancellation);
        await rig.SendAsync(alert.Slot);

        Assert.Equal((AlertState.Skipped, "suppressed: spamreport"), (skipped.State, skipped.Reason));
        Assert.Equal(AlertState.Accepted, (await rig.ReadAsync(alert)).State);
        Assert.Single(rig.Script.Mails);
    }

    [Fact]
    public async Task Who_was_erased_gets_nothing_and_leaves_nothing()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();

        await rig.Retention.EraseAsync(alert.SubscriberId, Cancellation);
        await rig.SendAsync(alert.Slot);

        Assert.Empty(rig.Script.Mails);
        Assert.Null(await rig.Delivery.Alerts.FindAsync(alert.Slot, alert.SubscriberId, Cancellation));
        Assert.Null(await rig.Delivery.Matches.FindAsync(alert.SubscriberId, SendingRig.Batch, Cancellation));
        Assert.Null(await rig.Delivery.Slots.FindAsync(alert.Slot, Cancellation));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public async Task Nothing_matched_is_told_to_those_who_want_to_know(bool tellWhenNothing, bool trending, bool mailed)
    {
        await using var rig = await SendingRig.NewAsync();
        var reader = await rig.SubscribeAsync(delivery: new() { TellWhenNothing = true });
        var slot = (await rig.FileAsync(reader, SendingRig.Batch))!;
        await rig.Profiles.ChangeAsync(
            reader.Id, s => s with { Delivery = s.Delivery with { TellWhenNothing = tellWhenNothing, Trending = trending } }, Cancellation);
        rig.Time.SetUtcNow(slot.Due);

        await rig.SendAsync(slot);

        var after = (await rig.Delivery.Alerts.FindAsync(slot, reader.Id, Cancellation))!;
        Assert.Equal(mailed ? (AlertState.Accepted, null) : (AlertState.Skipped, "nothing to say"), (after.State, after.Reason));
        Assert.Equal(trending, rig.Script.Mails.SingleOrDefault()?.Text.Contains("study 10", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task A_batch_that_joins_while_the_mail_is_rendered_is_in_it()
    {
        await using var rig = await SendingRig.NewAsync();
        await rig.AddBatchAsync("b2", first: 20);
        var alert = await rig.DueAlertAsync();
        await rig.Delivery.Matches.FileAsync(
            new() { SubscriberId = alert.SubscriberId, Batch = "b2", Slot = alert.Slot, Papers = [new("2608.00021", 40, [])] }, Cancellation);
        var readers = DeliveryRig.Reader();

        // The alert is read by sending without b2; the rerun of a match adds it before the attempt begins.
        var stale = await rig.ReadAsync(alert);
        await rig.Delivery.FileAsync(readers, "b2", DeliveryRig.A("2608.00021"));
        Assert.Null(await rig.Delivery.Alerts.BeginAsync(stale, Cancellation));
        await rig.SendAsync(alert.Slot);

        Assert.Contains("study 21", Assert.Single(rig.Script.Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_that_moved_to_another_mail_are_not_told_twice()
    {
        await using var rig = await SendingRig.NewAsync();
        var alert = await rig.DueAlertAsync();
        var filed = (await rig.Delivery.Matches.FindAsync(alert.SubscriberId, SendingRig.Batch, Cancellation))!;
        await rig.Delivery.Matches.MoveAsync(filed, alert.Slot with { Due = alert.Slot.Due.AddDays(1) }, Cancellation);

        await rig.SendAsync(alert.Slot);

        Assert.Empty(rig.Script.Mails);
        Assert.Equal((AlertState.Skipped, "its papers are in another mail"), ((await rig.ReadAsync(alert)).State, (await rig.ReadAsync(alert)).Reason));
    }

    [Fact]
    public async Task A_message_that_names_no_slot_throws_and_so_ends_in_poison()
    {
        await using var rig = await SendingRig.NewAsync();

        await Assert.ThrowsAsync<FormatException>(() => rig.Send.SendAsync(new SendMessage("3f", "tomorrow"), Cancellation));
    }
}
