using System.Collections.Concurrent;
using System.Diagnostics;
using Alerts.Telemetry;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Alerts.Functions.Hosts;

public sealed class HostTelemetryTests
{
    [Fact]
    public void Nothing_is_collected_when_no_setting_names_a_place_for_it()
    {
        using var services = new ServiceCollection().AddHostTelemetry(Settings([]), requests: true).BuildServiceProvider();

        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")]
    [InlineData("Telemetry:Console", "true")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:1/")]
    public void Steps_of_the_day_are_traced_when_a_setting_names_a_place(string setting, string value)
    {
        var kept = new Kept();
        using var services = new ServiceCollection()
            .AddHostTelemetry(Settings(new() { [setting] = value }), requests: false)
            .ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(kept))
            .BuildServiceProvider();
        Assert.NotNull(services.GetService<TracerProvider>());
        Assert.NotNull(services.GetService<MeterProvider>());

        using (var step = AlertsTelemetry.Start("a step of this test"))
        {
            Assert.NotNull(step);
        }

        Assert.Contains(kept.Activities, activity => activity.DisplayName == "a step of this test");
    }

    [Fact]
    public async Task Tokens_in_query_strings_never_reach_an_exporter()
    {
        var kept = new Kept();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services
            .AddHostTelemetry(Settings(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1" }), requests: true)
            .ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(kept));
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/unsubscribe", () => Results.Ok());
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();

        await client.GetAsync(new Uri($"{app.Urls.First()}/unsubscribe?token=hushhush"), TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);

        var mine = kept.Activities.Where(activity => activity.TagObjects.Any(tag => $"{tag.Value}".Contains("unsubscribe", StringComparison.Ordinal))).ToList();
        Assert.Contains(mine, activity => activity.Kind == ActivityKind.Server);
        Assert.Contains(mine, activity => activity.Kind == ActivityKind.Client);
        Assert.DoesNotContain(kept.Activities.SelectMany(activity => activity.TagObjects), tag => $"{tag.Value}".Contains("hushhush", StringComparison.Ordinal));
    }

    [Fact]
    public void Query_is_cut_off_every_address()
    {
        using var activity = new Activity("GET /unsubscribe?token=hushhush").Start();
        activity.SetTag("url.full", "https://alerts.example.org/unsubscribe?token=hushhush");
        activity.SetTag("http.target", "/unsubscribe?token=hushhush");
        activity.SetTag("url.query", "?token=hushhush");
        using var remover = new QueryRemover();

        remover.OnEnd(activity);

        Assert.Equal("GET /unsubscribe", activity.DisplayName);
        Assert.Equal("https://alerts.example.org/unsubscribe", activity.GetTagItem("url.full"));
        Assert.Equal("/unsubscribe", activity.GetTagItem("http.target"));
        Assert.Null(activity.GetTagItem("url.query"));
    }

    [Theory]
    [InlineData("ClientId=11111111-1111-1111-1111-111111111111;Authorization=AAD", true)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Insights_are_reached_as_the_managed_identity_when_the_setting_says_so(string? setting, bool identity)
    {
        var credential = HostTelemetry.Credential(setting);

        Assert.Equal(identity, credential is ManagedIdentityCredential);
    }

    private static IConfiguration Settings(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private sealed class Kept : BaseProcessor<Activity>
    {
        public ConcurrentQueue<Activity> Activities { get; } = new();

        public override void OnEnd(Activity data) => Activities.Enqueue(data);
    }
}
