using Alerts.Profiles;

namespace Alerts.Delivery.Events;

public sealed class MailEventServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bounce", "\"type\":\"bounce\",\"reason\":\"550 no such user\"", "bounce")]
    [InlineData("bounce", "\"type\":\"blocked\",\"reason\":\"550 blocked by our list\"", null)]
    [InlineData("bounce", null, null)]
    [InlineData("spamreport", null, "spamreport")]
    [InlineData("unsubscribe", null, "unsubscribe")]
    [InlineData("group_unsubscribe", null, "group_unsubscribe")]
    [InlineData("dropped", "\"reason\":\"Bounced Address\"", "dropped: Bounced Address")]
    [InlineData("dropped", "\"reason\":\"Unsubscribed Address\"", "dropped: Unsubscribed Address")]
    [InlineData("dropped", "\"reason\":\"Spam Reporting Address\"", "dropped: Spam Reporting Address")]
    [InlineData("dropped", "\"reason\":\"Invalid\"", "dropped: Invalid")]
    [InlineData("dropped", "\"reason\":\"Recipient List over Package Quota\"", null)]
    [InlineData("dropped", "\"reason\":\"Spam Content (if Spam Checker app is enabled)\"", null)]
    [InlineData("dropped", "\"reason\":\"Invalid SMTPAPI header\"", null)]
    [InlineData("dropped", null, null)]
    [InlineData("deferred", "\"reason\":\"450 try later\"", null)]
    [InlineData("processed", null, null)]
    [InlineData("delivered", null, null)]
    [InlineData("open", null, null)]
    [InlineData("click", null, null)]
    [InlineData("group_resubscribe", null, null)]
    public async Task Address_is_suppressed_only_by_its_own_fate(string name, string? more, string? reason)
    {
        using var webhook = await SignedWebhook.NewAsync();

        await webhook.PostAsync($"[{webhook.Event(name, more: more)}]");

        Assert.Equal(reason, (await webhook.SuppressionAsync())?.Reason);
    }

    [Fact]
    public async Task Alert_whose_answer_was_lost_is_settled()
    {
        using var webhook = await SignedWebhook.NewAsync();
        var begun = await BegunAsync(webhook);
        await webhook.Rig.Alerts.ApplyAsync(begun, new AlertEvent.ProviderUnknown(begun.AttemptToken!, "timeout"), Cancellation);

        await webhook.PostAsync($"[{webhook.Event("delivered", begun.MailId)}]");

        var after = await webhook.Rig.ReadAsync(begun);
        Assert.Equal((AlertState.Accepted, MailEventKind.Delivered), (after.State, after.Outcome));
    }

    [Fact]
    public async Task Reason_that_names_the_reader_is_kept_without_the_address()
    {
        using var webhook = await SignedWebhook.NewAsync();
        var begun = await BegunAsync(webhook);
        const string Bounce = "\"type\":\"bounce\",\"reason\":\"550 5.1.1 <reader@example.org>: no such\\nuser\"";

        await webhook.PostAsync($"[{webhook.Event("bounce", begun.MailId, more: Bounce)}]");

        Assert.Equal("550 5.1.1 … no such user", (await webhook.Rig.ReadAsync(begun)).Reason);
    }

    [Fact]
    public async Task Order_and_repetition_of_events_do_not_matter()
    {
        using var webhook = await SignedWebhook.NewAsync();
        var begun = await BegunAsync(webhook);
        string[] names = ["bounce", "processed", "delivered", "deferred", "processed", "bounce"];
        var events = names.Select(name => webhook.Event(name, begun.MailId, more: name == "bounce" ? "\"type\":\"bounce\",\"reason\":\"550 gone\"" : null)).ToList();

        foreach (var one in events.AsEnumerable().Reverse().Concat(events))
        {
            await webhook.PostAsync($"[{one}]");
        }

        await webhook.PostAsync($"[{string.Join(',', events)}]");

        var after = await webhook.Rig.ReadAsync(begun);
        Assert.Equal((AlertState.Accepted, MailEventKind.Bounced, "550 gone"), (after.State, after.Outcome, after.Reason));
        Assert.Equal("bounce", (await webhook.SuppressionAsync())!.Reason);
    }

    [Fact]
    public async Task Replayed_request_changes_nothing_after_it_was_applied()
    {
        using var webhook = await SignedWebhook.NewAsync();
        var begun = await BegunAsync(webhook);
        var (body, timestamp) = ($"[{webhook.Event("delivered", begun.MailId)}]", webhook.Now);
        await webhook.PostAsync(body, timestamp);
        var once = await webhook.Rig.ReadAsync(begun);

        await webhook.PostAsync(body, timestamp);

        Assert.Equal(once.ETag, (await webhook.Rig.ReadAsync(begun)).ETag);
    }

    [Fact]
    public async Task Old_event_does_not_bring_back_what_the_operator_lifted()
    {
        using var webhook = await SignedWebhook.NewAsync();
        Assert.True(EmailAddress.TryParse("reader@example.org", out var address));
        var before = webhook.Event("bounce", more: "\"type\":\"bounce\"");
        await webhook.PostAsync($"[{before}]");
        webhook.Rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await webhook.Suppressions.RemoveAsync(address!, Cancellation));

        await webhook.PostAsync($"[{before}]");
        Assert.Null(await webhook.SuppressionAsync());

        webhook.Rig.Time.Advance(TimeSpan.FromHours(1));
        await webhook.PostAsync($"[{webhook.Event("bounce", more: "\"type\":\"bounce\"")}]");
        Assert.Equal("bounce", (await webhook.SuppressionAsync())!.Reason);
    }

    [Fact]
    public async Task Operator_sees_suppressions_without_addresses_and_lifts_one_by_its_id()
    {
        using var webhook = await SignedWebhook.NewAsync();
        await webhook.PostAsync($"[{webhook.Event("spamreport")},{webhook.Event("unsubscribe", email: "Other@Example.org")}]");

        var listed = new List<(string Id, Suppression Suppression)>();
        await foreach (var one in webhook.Suppressions.ListAsync(Cancellation))
        {
            listed.Add(one);
        }

        Assert.Equal(["spamreport", "unsubscribe"], listed.Select(one => one.Suppression.Reason).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(listed, one => one.Id.Contains('@', StringComparison.Ordinal));
        Assert.True(await webhook.Suppressions.RemoveAsync(listed.Single(one => one.Suppression.Reason == "unsubscribe").Id, Cancellation));
        Assert.False(await webhook.Suppressions.RemoveAsync("../../x", Cancellation));
        Assert.Null(await webhook.SuppressionAsync("other@example.org"));
        Assert.NotNull(await webhook.SuppressionAsync());
    }

    [Fact]
    public async Task Ten_thousand_events_at_once_are_applied()
    {
        using var webhook = await SignedWebhook.NewAsync();
        var begun = await BegunAsync(webhook);
        var events = Enumerable.Range(0, 10_000).Select(i => i == 5_000
            ? webhook.Event("delivered", begun.MailId)
            : webhook.Event(i % 100 == 0 ? "spamreport" : "open", email: $"reader{i}@example.org"));

        Assert.Equal(204, await webhook.PostAsync($"[{string.Join(',', events)}]"));

        Assert.Equal(MailEventKind.Delivered, (await webhook.Rig.ReadAsync(begun)).Outcome);
        Assert.NotNull(await webhook.SuppressionAsync("reader9900@example.org"));
        Assert.Null(await webhook.SuppressionAsync("reader9901@example.org"));
    }

    [Fact]
    public async Task Events_of_mails_that_are_not_ours_are_passed_over()
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(204, await webhook.PostAsync(
            $"[{webhook.Event("delivered", new string('a', 32))},{webhook.Event("delivered", "../../Alerts")},{webhook.Event("delivered", new string('f', 900))}]"));
    }

    private static async Task<Alert> BegunAsync(SignedWebhook webhook) =>
        (await webhook.Rig.Alerts.BeginAsync(await webhook.Rig.DueAlertAsync(), Cancellation))!;
}
