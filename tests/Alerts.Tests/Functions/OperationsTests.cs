using System.Net;
using Alerts.Delivery;
using Alerts.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions;

public sealed class OperationsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/status")]
    [InlineData("POST", "/api/operations/pull")]
    [InlineData("POST", "/api/operations/batches/x/replay")]
    [InlineData("POST", "/api/operations/days/2026-08-19/replay")]
    [InlineData("POST", "/api/operations/alerts/00/20260819T0600/00000000000000000000000000000000/resend")]
    [InlineData("POST", "/api/operations/sending/pause")]
    [InlineData("GET", "/api/operations/suppressions")]
    [InlineData("DELETE", "/api/operations/suppressions/x")]
    [InlineData("POST", "/api/operations/suppressions/lift")]
    [InlineData("POST", "/api/operations/test-mail")]
    public async Task Operators_side_is_closed_to_anybody_without_the_key(string method, string path)
    {
        await using var app = await OperationsApp.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var inAddress = new HttpRequestMessage(new HttpMethod(method), path + "?code=a-key-for-tests");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Anybody.SendAsync(request, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Anybody.SendAsync(inAddress, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Pull_by_hand_is_seen_in_the_status_and_can_be_replayed()
    {
        await using var app = await OperationsApp.StartAsync();
        Assert.Contains((await app.StatusAsync())["concerns"]!.AsArray(), concern => $"{concern}".Contains("No batch", StringComparison.Ordinal));

        var (pulled, batch) = await app.PostAsync("/api/operations/pull");
        var id = $"{batch!["id"]}";
        var status = await app.StatusAsync();
        var day = $"{id[..4]}-{id[4..6]}-{id[6..8]}";

        Assert.Equal(200, pulled);
        Assert.True(batch["papers"]!.GetValue<int>() >= 30);
        Assert.Equal(id, $"{status["batches"]![0]!["id"]}");
        Assert.Equal("Folder", $"{status["sending"]!["sender"]}");
        Assert.NotEmpty(status["sources"]!.AsArray());
        Assert.Equal(202, (await app.PostAsync($"/api/operations/batches/{id}/replay")).Status);
        Assert.Equal(202, (await app.PostAsync($"/api/operations/days/{day}/replay")).Status);
        Assert.Equal(404, (await app.PostAsync("/api/operations/batches/20000101T000000000-0000/replay")).Status);
        Assert.Equal(404, (await app.PostAsync("/api/operations/days/2000-01-01/replay")).Status);
        Assert.Equal(400, (await app.PostAsync("/api/operations/days/yesterday/replay")).Status);
    }

    [Fact]
    public async Task Failed_alert_is_listed_with_its_reason_and_sent_again_or_given_up()
    {
        await using var app = await OperationsApp.StartAsync();
        var alerts = app.Services.GetRequiredService<AlertStore>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        var due = time.GetUtcNow().AddHours(-1);
        var slot = new Slot("3f", due.AddTicks(-(due.Ticks % TimeSpan.TicksPerMinute)));
        var id = $"3f{new string('a', 30)}";
        var alert = await alerts.FileAsync(slot, id, "b1", mayAdd: true, Cancellation);
        var begun = await alerts.BeginAsync(alert!, Cancellation);
        await alerts.ApplyAsync(begun!, new AlertEvent.ProviderFailed(begun!.AttemptToken!, "550 <script>alert(1)</script>"), Cancellation);

        var listed = (await app.StatusAsync())["failed"]![0]!;
        var path = $"/api/operations/alerts/{listed["shard"]}/{listed["due"]}/{listed["subscriber"]}";
        var html = await HtmlAsync(app);

        Assert.Equal("550 <script>alert(1)</script>", $"{listed["reason"]}");
        Assert.Contains("550 &lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal("Skipped", $"{(await app.PostAsync($"{path}/drop")).Body!["state"]}");
        Assert.Equal("Skipped", $"{(await app.PostAsync($"{path}/drop")).Body!["state"]}");
        Assert.Equal(200, (await app.PostAsync($"{path}/resend")).Status);
        Assert.Equal(404, (await app.PostAsync($"/api/operations/alerts/3f/{slot.DueKey}/3f{new string('b', 30)}/drop")).Status);
        Assert.Equal(400, (await app.PostAsync($"/api/operations/alerts/zz/{slot.DueKey}/{id}/drop")).Status);
        Assert.Equal(400, (await app.PostAsync($"/api/operations/alerts/3f/someday/{id}/drop")).Status);
        Assert.Equal(400, (await app.PostAsync($"{path}/erase")).Status);
    }

    [Fact]
    public async Task Sending_that_an_operator_paused_is_not_opened_by_a_probe()
    {
        await using var app = await OperationsApp.StartAsync();
        var gates = app.Services.GetRequiredService<SendGateStore>();

        Assert.Equal(200, (await app.PostAsync("/api/operations/sending/pause", new { reason = "a wrong\nmail" })).Status);
        Assert.Equal("paused by the operator: a wrong mail", $"{(await app.StatusAsync())["sending"]!["reason"]}");
        Assert.Equal(200, (await app.PostAsync("/api/operations/sending/pause")).Status);
        await gates.PauseAsync("Folder", "401", Cancellation);
        var sending = (await app.StatusAsync())["sending"]!;

        Assert.False(sending["open"]!.GetValue<bool>());
        Assert.Equal("paused by the operator", $"{sending["reason"]}");
        Assert.False(await gates.TryProbeAsync("Folder", Cancellation));
        Assert.Equal(200, (await app.PostAsync("/api/operations/sending/resume")).Status);
        Assert.True((await app.StatusAsync())["sending"]!["open"]!.GetValue<bool>());
        Assert.Equal(404, (await app.PostAsync("/api/operations/sending/dance")).Status);
    }

    [Fact]
    public async Task Suppressions_are_listed_without_addresses_and_lifted()
    {
        await using var app = await OperationsApp.StartAsync();
        var store = app.Services.GetRequiredService<SuppressionStore>();
        foreach (var text in new[] { "one@example.org", "two@example.org" })
        {
            Assert.True(EmailAddress.TryParse(text, out var address));
            await store.AddAsync(address!, "bounce", Cancellation);
        }

        var listed = (await app.SendAsync(HttpMethod.Get, "/api/operations/suppressions")).Body!.AsArray();

        Assert.Equal(2, listed.Count);
        Assert.DoesNotContain("@", listed.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("lifted", $"{(await app.PostAsync("/api/operations/suppressions/lift", new { address = "ONE@example.org" })).Body!["message"]}");
        var left = Assert.Single((await app.SendAsync(HttpMethod.Get, "/api/operations/suppressions")).Body!.AsArray());
        Assert.Equal("lifted", $"{(await app.SendAsync(HttpMethod.Delete, $"/api/operations/suppressions/{left!["id"]}")).Body!["message"]}");
        Assert.Equal("there was none", $"{(await app.SendAsync(HttpMethod.Delete, $"/api/operations/suppressions/{left["id"]}")).Body!["message"]}");
        Assert.Equal(400, (await app.PostAsync("/api/operations/suppressions/lift", new { address = "nobody" })).Status);
    }

    [Fact]
    public async Task Test_mail_goes_out_to_an_address_and_to_nothing_else()
    {
        await using var app = await OperationsApp.StartAsync();

        Assert.Equal(200, (await app.PostAsync("/api/operations/test-mail", new { to = "operator@example.org" })).Status);
        Assert.Equal(400, (await app.PostAsync("/api/operations/test-mail", new { to = "x@y\r\nBcc: z@example.org" })).Status);
        Assert.Equal(400, (await app.PostAsync("/api/operations/test-mail", new { })).Status);
        Assert.Equal(415, (await app.PostAsync("/api/operations/test-mail")).Status);
    }

    [Fact]
    public async Task Status_is_a_page_for_a_browser_that_loads_nothing_else()
    {
        await using var app = await OperationsApp.StartAsync();
        await app.PostAsync("/api/operations/pull");

        var html = await HtmlAsync(app);

        Assert.Contains("<h2>New papers a day</h2><svg", html, StringComparison.Ordinal);
        Assert.Contains("version ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", html, StringComparison.Ordinal);
    }

    private static async Task<string> HtmlAsync(OperationsApp app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await app.Operator.SendAsync(request, Cancellation);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("default-src 'none'", string.Join("", answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
