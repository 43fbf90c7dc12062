using System.Text;
using Alerts.Functions.Hosts.Local;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Hosts;

public sealed class QueueListenerTests : IAsyncDisposable
{
    private readonly Witness _witness = new();
    private LocalHost? _host;
    private string _connection = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_read_in_any_case_and_without_its_unknown_members()
    {
        await StartAsync();

        await SendAsync("samples", """{ "NAME": "Ada", "number": 3, "unknown": [1] }""");
        await _witness.NextAsync();

        Assert.Equal(["Ada 3"], _witness.Seen);
        await IdleAsync("samples");
    }

    [Fact]
    public async Task A_message_that_fails_comes_again_and_then_goes_to_the_poison_queue()
    {
        await StartAsync(("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "3"));

        await SendAsync("failing", """{ "name": "Ada" }""");
        await _witness.NextAsync(4);

        Assert.Equal(["failing Ada", "failing Ada", "failing Ada", """poison { "name": "Ada" }"""], _witness.Seen);
        await IdleAsync("failing");
        await IdleAsync("failing-poison");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_tried_again_and_then_goes_to_the_poison_queue()
    {
        await StartAsync(("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "2"));

        await SendAsync("failing", "no JSON");
        await _witness.NextAsync();

        Assert.Equal(["poison no JSON"], _witness.Seen);
    }

    [Fact]
    public async Task A_body_that_is_not_base64_goes_to_the_poison_queue_and_stops_nothing()
    {
        await StartAsync();
        var raw = new QueueClient(_connection, "samples");

        await raw.SendMessageAsync("not base64!", Cancellation);
        await SendAsync("samples", """{ "name": "Ada" }""");
        await _witness.NextAsync();

        Assert.Equal(["Ada 0"], _witness.Seen);
        await IdleAsync("samples");
        var poison = await new QueueClient(_connection, "samples-poison").PeekMessageAsync(Cancellation);
        Assert.Equal("not base64!", poison.Value.Body.ToString());
    }

    [Fact]
    public async Task No_more_run_at_once_than_a_batch_and_the_threshold_allow()
    {
        await StartAsync(
            ("AzureFunctionsJobHost__extensions__queues__batchSize", "2"),
            ("AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "1"));

        for (var i = 0; i < 8; i++)
        {
            await SendAsync("slow", $$"""{ "name": "x", "number": {{i}} }""");
        }

        await _witness.NextAsync(2);
        _witness.Gate.SetResult();
        await _witness.NextAsync(14);

        Assert.InRange(_witness.Running.Most, 2, 3);
        Assert.Equal(8, _witness.Seen.Count(seen => seen.StartsWith("end", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Stopping_lets_what_is_under_way_come_to_its_end()
    {
        await StartAsync();
        await SendAsync("slow", """{ "name": "x", "number": 1 }""");
        await _witness.NextAsync();

        var stopping = _host!.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        _witness.Gate.SetResult();
        await stopping;
        _host = null;

        Assert.Equal(["begin 1", "end 1"], _witness.Seen);
        var properties = await new QueueClient(_connection, "slow").GetPropertiesAsync(Cancellation);
        Assert.Equal(0, properties.Value.ApproximateMessagesCount);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _witness.Dispose();
    }

    private async Task StartAsync(params (string Name, string? Value)[] settings)
    {
        var options = await TestHost.OptionsAsync([("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00"), .. settings]);
        _connection = options.Settings["AzureWebJobsStorage"]!;
        foreach (var queue in new[] { "samples", "failing", "failing-poison", "slow" })
        {
            await new QueueClient(_connection, queue).CreateAsync(cancellationToken: Cancellation);
        }

        _host = await LocalHost.StartAsync(
            options with { FunctionTypes = [typeof(QueueSamples)], Configure = services => services.AddSingleton(_witness) },
            Cancellation);
    }

    private async Task SendAsync(string queue, string body) =>
        await new QueueClient(_connection, queue).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(body)), Cancellation);

    private Task IdleAsync(string queue) => _host!.WhenIdleAsync([queue], Cancellation);
}
