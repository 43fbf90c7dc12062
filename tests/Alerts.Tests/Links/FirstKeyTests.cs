using Alerts.Servers;
using Alerts.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Links;

public sealed class FirstKeyTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_that_start_together_make_one_key()
    {
        var account = await Azurite.NewAccountAsync();
        await using var one = Instance(account);
        await using var two = Instance(account);
        await using var three = Instance(account);

        await Task.WhenAll(Start(one), Start(two), Start(three));

        Assert.Single(one.GetRequiredService<TableKeyRepository>().GetAllElements());
        var token = one.GetRequiredService<LinkTokens>().Create(LinkPurpose.Unsubscribe, new string('a', 32));
        Assert.Equal(LinkTokenState.Valid, two.GetRequiredService<LinkTokens>().Read(LinkPurpose.Unsubscribe, token, out _));
        Assert.Equal(LinkTokenState.Valid, three.GetRequiredService<LinkTokens>().Read(LinkPurpose.Unsubscribe, token, out _));
    }

    [Fact]
    public async Task Restart_keeps_the_key()
    {
        var account = await Azurite.NewAccountAsync();
        string token;
        await using (var first = Instance(account))
        {
            await Start(first);
            token = first.GetRequiredService<LinkTokens>().Create(LinkPurpose.Confirm, new string('b', 32));
        }

        await using var second = Instance(account);
        await Start(second);

        Assert.Equal(LinkTokenState.Valid, second.GetRequiredService<LinkTokens>().Read(LinkPurpose.Confirm, token, out _));
    }

    [Fact]
    public async Task Lease_of_an_instance_that_died_is_taken_over()
    {
        var account = await Azurite.NewAccountAsync();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var instance = Instance(account, time);
        var table = await instance.GetRequiredService<StorageTables>().OpenAsync(TableNames.DataProtectionKeys, Cancellation);
        await table.AddEntityAsync(new TableEntity("lease", "first-key") { ["Until"] = time.GetUtcNow().AddSeconds(-1) }, Cancellation);

        await Start(instance);

        Assert.Single(instance.GetRequiredService<TableKeyRepository>().GetAllElements());
    }

    private static ServiceProvider Instance(string account, TimeProvider? time = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = account })
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(time ?? TimeProvider.System)
            .AddStorage(configuration)
            .AddLinks(configuration)
            .BuildServiceProvider();
    }

    private static Task Start(ServiceProvider instance) =>
        instance.GetServices<IHostedService>().OfType<FirstKey>().Single().StartingAsync(Cancellation);
}
