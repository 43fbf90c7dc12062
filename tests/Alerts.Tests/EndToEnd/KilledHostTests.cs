using System.Text.RegularExpressions;
using Alerts.Functions.Hosts.Local;
using Alerts.Hosts;
using Alerts.Pipeline;
using Alerts.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.EndToEnd;

public sealed partial class KilledHostTests
{
    private const int ReaderCount = 24;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_mail_comes_exactly_once_although_the_host_is_killed_in_every_step()
    {
        var options = await TestHost.OptionsAsync(("Match__Ranges", "2"));
        await AddReadersAsync(options);

        await KillAsync(options, TimeSpan.Zero, fire: "PullPapers", at: "PullPapers begins");
        await KillAsync(options, TimeSpan.FromMinutes(5), fire: "PullPapers", at: "MatchProfiles begins");
        await FinishAsync(options, TimeSpan.FromMinutes(10), until: TimeSpan.FromMinutes(10));
        await KillAsync(options, TimeSpan.FromHours(26), fire: "SweepAlerts", at: "SendAlerts begins");
        await KillAsync(options, TimeSpan.FromHours(26.5), fire: "SweepAlerts", at: "SweepAlerts begins");
        await FinishAsync(options, TimeSpan.FromHours(27), until: TimeSpan.FromHours(52));

        var mails = Readers.Mails(options.Settings["Mail__Folder"]!);
        Assert.Equal(ReaderCount, mails.Count);
        Assert.All(mails, reader => Assert.Single(reader));
    }

    private static async Task AddReadersAsync(LocalHostOptions options)
    {
        await using var host = await LocalHost.StartAsync(options, Cancellation);
        var profiles = host.Services.GetRequiredService<ProfileStore>();
        for (var i = 0; i < ReaderCount; i++)
        {
            await profiles.AddAsync(Readers.Of($"reader{i}", "models", "learning"), Cancellation);
        }
    }

    /// <summary>Runs the app as a process of its own, fires a timer, and kills the process when a line appears.</summary>
    private static async Task KillAsync(LocalHostOptions options, TimeSpan ahead, string fire, string at)
    {
        var settings = options.Settings.ToDictionary();
        settings["Local__ClockAhead"] = ahead.ToString();
        await using var app = AppProcess.Start(settings, "--port", "0");
        var url = Url().Match(await app.Log.NextAsync("http://localhost:")).Value;
        var line = app.Log.NextAsync(at);
        using var client = new HttpClient { BaseAddress = new(url) };
        (await client.PostAsync($"/admin/functions/{fire}", null, Cancellation)).EnsureSuccessStatusCode();
        await line;
        await app.KillAsync();
    }

    /// <summary>Runs on, with a sweep every half hour, until nothing is left to do.</summary>
    private static async Task FinishAsync(LocalHostOptions options, TimeSpan from, TimeSpan until)
    {
        var clock = new ShiftedClock(from);
        var end = clock.GetUtcNow() + (until - from);
        await using var host = await LocalHost.StartAsync(
            options with { Configure = services => services.AddSingleton<TimeProvider>(clock) }, Cancellation);
        while (true)
        {
            await host.FireAsync("SweepAlerts", Cancellation);
            await host.WhenIdleAsync([Queues.Match, Queues.Send], Cancellation);
            var next = clock.GetUtcNow() + TimeSpan.FromMinutes(30);
            if (next > end)
            {
                return;
            }

            clock.AdvanceTo(next);
        }
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex Url();
}
