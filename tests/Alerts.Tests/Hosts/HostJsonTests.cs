using Alerts.Functions.Hosts.Local;
using Microsoft.Extensions.Configuration;

namespace Alerts.Hosts;

public sealed class HostJsonTests
{
    [Fact]
    public void The_file_of_the_repository_is_read()
    {
        var host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"), Nothing);

        Assert.Equal("", host.RoutePrefix);
        Assert.Equal(TimeSpan.FromMinutes(10), host.FunctionTimeout);
        Assert.Equal((4, 2, 5), (host.BatchSize, host.NewBatchThreshold, host.MaxDequeueCount));
        Assert.Equal(TimeSpan.FromSeconds(30), host.VisibilityTimeout);
        Assert.True(host.Base64);
        Assert.Equal("Information", host.LogLevels["default"]);
    }

    [Fact]
    public void What_a_file_leaves_out_is_as_on_the_Functions_host()
    {
        var host = Read("""{ "version": "2.0" }""");

        Assert.Equal("api", host.RoutePrefix);
        Assert.Equal((16, 8, 5), (host.BatchSize, host.NewBatchThreshold, host.MaxDequeueCount));
        Assert.Equal(TimeSpan.Zero, host.VisibilityTimeout);
    }

    [Fact]
    public void A_setting_of_the_Functions_host_goes_before_the_file()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureFunctionsJobHost:extensions:queues:batchSize", "7")]).Build();

        var host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"), settings);

        Assert.Equal((7, 2), (host.BatchSize, host.NewBatchThreshold));
    }

    [Theory]
    [InlineData("""{ "extensions": { "queues": { "batchSize": 33 } } }""", "extensions.queues.batchSize is \"33\" and should be a whole number from 1 to 32")]
    [InlineData("""{ "extensions": { "queues": { "maxDequeueCount": "often" } } }""", "maxDequeueCount is \"often\"")]
    [InlineData("""{ "extensions": { "queues": { "visibilityTimeout": "soon" } } }""", "visibilityTimeout is \"soon\" and should be a time as hh:mm:ss")]
    [InlineData("""{ "extensions": { "queues": { "messageEncoding": "rot13" } } }""", "messageEncoding is \"rot13\" and should be base64 or none")]
    [InlineData("{ no json", "host.json cannot be read")]
    public void What_is_wrong_is_named(string json, string message)
    {
        var e = Assert.Throws<LocalException>(() => Read(json));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Nothing => new ConfigurationBuilder().Build();

    private static HostJson Read(string json)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("alerts-").FullName, "host.json");
        File.WriteAllText(path, json);
        return HostJson.Read(path, Nothing);
    }
}
