using Alerts.Delivery;
using Alerts.Functions.Hosts.Local.Http;
using Alerts.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Web;

/// <summary>The operator's page, on every screen, on a day when much needs a look.</summary>
public sealed class StatusPageTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_fits_every_screen_and_is_accessible()
    {
        await chromium.BrowserAsync();
        await using var site = await WebSite.StartAsync(days: 2);
        await TroubleAsync(site.Services);
        foreach (var device in Device.All)
        {
            await using var visitor = await Visitor.ComeAsync(chromium, site, device);
            await visitor.Page.SetExtraHTTPHeadersAsync(
                new Dictionary<string, string> { [FunctionKeys.Header] = site.Services.GetRequiredService<FunctionKeys>().Function });

            await visitor.GoAsync("/api/status");

            await visitor.SeeAsync("What needs a look");
            await visitor.SeeAsync("Failed alerts");
            await visitor.SeeAsync("Runs");
            await visitor.CheckAsync();
        }
    }

    private static async Task TroubleAsync(IServiceProvider services)
    {
        var alerts = services.GetRequiredService<AlertStore>();
        var hour = DateTimeOffset.UtcNow.AddHours(-3);
        var slot = new Slot("3f", hour.AddTicks(-(hour.Ticks % TimeSpan.TicksPerMinute)));
        var alert = await alerts.FileAsync(slot, $"3f{new string('a', 30)}", "b1", mayAdd: true, Cancellation);
        var begun = await alerts.BeginAsync(alert!, Cancellation);
        await alerts.ApplyAsync(
            begun!, new AlertEvent.ProviderFailed(begun!.AttemptToken!, $"SMTP 550: {new string('x', 200)} is a long word"), Cancellation);
        await services.GetRequiredService<SlotStore>().TouchAsync(slot, Cancellation);
        await alerts.FileAsync(slot, $"3f{new string('b', 30)}", "b1", mayAdd: true, Cancellation);
        await services.GetRequiredService<SendGateStore>().HoldForOperatorAsync("Folder", "paused by the operator: a test", Cancellation);
        Assert.True(EmailAddress.TryParse("gone@example.org", out var address));
        await services.GetRequiredService<SuppressionStore>().AddAsync(address!, "bounce", Cancellation);
    }
}
