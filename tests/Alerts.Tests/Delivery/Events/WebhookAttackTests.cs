using System.Security.Cryptography;
using System.Text;
using Alerts.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Events;

public sealed class WebhookAttackTests
{
    [Fact]
    public async Task Events_that_SendGrid_signed_are_taken()
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(204, await webhook.PostAsync($"[{webhook.Event("spamreport")}]"));
        Assert.Equal("spamreport", (await webhook.SuppressionAsync())!.Reason);
    }

    [Fact]
    public async Task Forged_requests_are_refused_and_change_nothing()
    {
        using var webhook = await SignedWebhook.NewAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var body = $"[{webhook.Event("spamreport")}]";
        var bytes = Encoding.UTF8.GetBytes(body);
        var good = webhook.Sign(webhook.Now, bytes);

        Assert.Equal(401, await webhook.PostAsync(body, signature: ""));
        Assert.Equal(401, await webhook.PostAsync(body, signature: "not base64 at all"));
        Assert.Equal(401, await webhook.PostAsync(body, signature: Convert.ToBase64String(new byte[70])));
        Assert.Equal(401, await webhook.PostAsync(body, signature: new string('A', 100_000)));
        Assert.Equal(401, await webhook.PostAsync(body, signature: Convert.ToBase64String(
            other.SignData([.. Encoding.ASCII.GetBytes(webhook.Now), .. bytes], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))));
        Assert.Equal(401, await webhook.PostAsync(body, signature: good, sentBody: body + " "));
        Assert.Equal(401, await webhook.PostAsync(body, signature: good, sentBody: body.Replace("reader@", "victim@", StringComparison.Ordinal)));
        Assert.Equal(401, await webhook.PostAsync(body, signature: good, timestamp: $"{webhook.Rig.Time.GetUtcNow().ToUnixTimeSeconds() - 1}"));
        Assert.Null(await webhook.SuppressionAsync());
        Assert.Null(await webhook.SuppressionAsync("victim@example.org"));
    }

    [Theory]
    [InlineData(-25 * 3600, 204)]
    [InlineData((-25 * 3600) - 1, 401)]
    [InlineData(300, 204)]
    [InlineData(301, 401)]
    public async Task Request_is_taken_for_twenty_five_hours_and_five_minutes_ahead(int seconds, int status)
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(status, await webhook.PostAsync("[]", timestamp: $"{webhook.Rig.Time.GetUtcNow().ToUnixTimeSeconds() + seconds}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData(" 1755583200")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999")]
    public async Task Time_stamp_that_is_none_is_refused(string timestamp)
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(401, await webhook.PostAsync("[]", timestamp: timestamp));
    }

    [Fact]
    public async Task Nothing_is_believed_without_a_key()
    {
        var rig = await DeliveryRig.NewAsync();
        using var webhook = await SignedWebhook.NewAsync();
        using var keyless = new WebhookSignature(Options.Create(new MailEventOptions()), rig.Time);
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Twilio-Email-Event-Webhook-Signature"] = webhook.Sign(webhook.Now, "[]"u8.ToArray());
        context.Request.Headers["X-Twilio-Email-Event-Webhook-Timestamp"] = webhook.Now;
        context.Request.Body = new MemoryStream("[]"u8.ToArray());

        var result = await new MailEvents(keyless, webhook.Service).Run(context.Request, TestContext.Current.CancellationToken);

        Assert.Equal(401, ((IStatusCodeHttpResult)result).StatusCode);
    }

    [Fact]
    public async Task Body_without_end_is_cut_off_before_it_fills_the_memory()
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(413, await webhook.PostAsync("[]", sentBody: new string(' ', 17 * 1024 * 1024)));
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("", 400)]
    [InlineData("[", 400)]
    [InlineData("[{\"event\":\"spamreport\"}]", 204)]
    [InlineData("[null,1,\"x\",[],{}]", 204)]
    [InlineData("[{\"event\":7,\"timestamp\":\"x\",\"email\":{}}]", 204)]
    [InlineData("[{\"event\":\"spamreport\",\"timestamp\":1e300,\"email\":\"reader@example.org\"}]", 204)]
    [InlineData("[{\"event\":\"spamreport\",\"timestamp\":1,\"email\":\"\\ud800\"}]", 204)]
    [InlineData("[{\"event\":\"spamreport\",\"timestamp\":1,\"email\":\"no address\"}]", 204)]
    public async Task Signed_nonsense_is_answered_and_never_thrown_over(string body, int status)
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(status, await webhook.PostAsync(body));
        Assert.Null(await webhook.SuppressionAsync());
    }

    [Fact]
    public async Task One_bad_entry_does_not_stop_the_others()
    {
        using var webhook = await SignedWebhook.NewAsync();

        Assert.Equal(204, await webhook.PostAsync($"[null,{{\"event\":[]}},{webhook.Event("unsubscribe")},\"x\"]"));
        Assert.Equal("unsubscribe", (await webhook.SuppressionAsync())!.Reason);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    public void Key_that_is_none_stops_the_start(string key)
    {
        var result = new MailEventOptionsValidator().Validate(null, new() { WebhookPublicKey = key });

        Assert.True(result.Failed);
        Assert.Contains("SendGrid__WebhookPublicKey", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_on_another_curve_stops_the_start()
    {
        using var wide = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.True(new MailEventOptionsValidator().Validate(null, new() { WebhookPublicKey = Convert.ToBase64String(wide.ExportSubjectPublicKeyInfo()) }).Failed);
    }
}
