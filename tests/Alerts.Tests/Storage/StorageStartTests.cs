using Alerts.Servers;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

public sealed class StorageStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_start_makes_all_tables_and_queues_and_can_be_repeated()
    {
        var account = await Azurite.NewAccountAsync();

        await StartAsync(("AzureWebJobsStorage", account));
        await StartAsync(("AzureWebJobsStorage", account));

        var tables = new TableServiceClient(account).Query(cancellationToken: Cancellation).Select(table => table.Name);
        Assert.Equal(TableNames.All.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
        Assert.Equal("bell", Assert.Single(new QueueServiceClient(account).GetQueues(cancellationToken: Cancellation)).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=not-base64!;EndpointSuffix=core.windows.net")]
    [InlineData("https://x.table.core.windows.net")]
    public async Task A_wrong_connection_string_stops_the_start_with_the_settings_name_and_not_its_value(string value)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("AzureWebJobsStorage", value)));

        Assert.StartsWith("AzureWebJobsStorage is", Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.Contains("should be", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-base64", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://x.table.core.windows.net", "https://x.queue.core.windows.net", "AzureWebJobsStorage__tableServiceUri is not an endpoint")]
    [InlineData("https://x.table.core.windows.net", null, "AzureWebJobsStorage__queueServiceUri is missing")]
    public async Task A_wrong_endpoint_stops_the_start_with_its_name(string table, string? queue, string message)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(
            ("AzureWebJobsStorage:tableServiceUri", table), ("AzureWebJobsStorage:queueServiceUri", queue)));

        Assert.Contains(message, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void The_identity_form_makes_clients_of_its_endpoints()
    {
        var clients = new StorageClients(
            Options.Create(new StorageOptions
            {
                TableServiceUri = "https://x.table.core.windows.net",
                QueueServiceUri = "https://x.queue.core.windows.net",
                Credential = "managedidentity",
                ClientId = "00000000-0000-0000-0000-000000000001",
            }),
            []);

        Assert.Equal("x.table.core.windows.net", clients.Tables.Uri.Host);
        Assert.Equal("x.queue.core.windows.net", clients.Queues.Uri.Host);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_start_with_the_settings_name_and_what_the_account_said()
    {
        var account = await Azurite.NewAccountAsync();
        var key = account.Split(';').Single(part => part.StartsWith("AccountKey=", StringComparison.Ordinal));

        var wrong = await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            StartAsync(("AzureWebJobsStorage", account.Replace(key, "AccountKey=d3Jvbmc=", StringComparison.Ordinal))));

        Assert.StartsWith("AzureWebJobsStorage: the storage account at http://127.0.0.1", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("403", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("d3Jvbmc", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_nobody_answers_for_stops_the_start_with_the_settings_name()
    {
        var wrong = await Assert.ThrowsAsync<StorageUnavailableException>(() => StartAsync((
            "AzureWebJobsStorage",
            "DefaultEndpointsProtocol=http;AccountName=x;AccountKey=eA==;TableEndpoint=http://127.0.0.1:1/x;QueueEndpoint=http://127.0.0.1:1/x")));

        Assert.StartsWith("AzureWebJobsStorage: the storage account at http://127.0.0.1:1/", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", wrong.Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));
        builder.Services.AddStorage(builder.Configuration).AddSingleton(new QueueName("bell"));
        using var host = builder.Build();
        await host.StartAsync(Cancellation);
        await host.StopAsync(Cancellation);
    }
}
