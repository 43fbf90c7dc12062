using System.Net;
using System.Text.Json.Nodes;
using Alerts.Servers;
using Alerts.Storage;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Functions;

public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_may_ask_whether_the_app_is_live_and_ready()
    {
        await using var app = await OperationsApp.StartAsync();

        using var ready = await app.Anybody.GetAsync(new Uri("/api/health", UriKind.Relative), Cancellation);
        using var live = await app.Anybody.GetAsync(new Uri("/api/health/live", UriKind.Relative), Cancellation);
        var report = JsonNode.Parse(await ready.Content.ReadAsStringAsync(Cancellation))!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.True(report["ready"]!.GetValue<bool>());
        Assert.Equal(["queues", "tables"], report["checks"]!.AsArray().Select(check => $"{check!["name"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task App_is_not_ready_and_says_why_when_storage_refuses_and_is_again_when_it_does_not()
    {
        var time = new FakeTimeProvider();
        var refusing = new Refusing { Refuses = true };
        var storage = new StorageClients(Options.Create(new StorageOptions { ConnectionString = await Azurite.NewAccountAsync() }), [refusing]);
        await new StorageTables(new StorageClients(Options.Create(storage.Options), [])).OpenAsync(TableNames.Batches, Cancellation);

        var (status, body) = await AskAsync(new Health(storage, time));
        Assert.Equal(503, status);
        Assert.Contains("refused with status 403", body, StringComparison.Ordinal);

        refusing.Refuses = false;
        Assert.Equal(503, (await AskAsync(new Health(storage, time))).Status);
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(200, (await AskAsync(new Health(storage, time))).Status);
    }

    private static async Task<(int Status, string Body)> AskAsync(Health health)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        var result = await health.Ready(context.Request, Cancellation);
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed class Refusing : HttpPipelinePolicy
    {
        public bool Refuses { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            Refuses ? throw new RequestFailedException(403, "no", "AuthorizationFailure", null) : ProcessNextAsync(message, pipeline);
    }
}
