using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Alerts.Servers;

public sealed class AzuriteTests
{
    [Fact]
    public async Task Accounts_do_not_see_each_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var mine = new TableServiceClient(await Azurite.NewAccountAsync());
        var theirs = new TableServiceClient(await Azurite.NewAccountAsync());

        await mine.CreateTableAsync("Papers", cancellation);

        Assert.Equal("Papers", Assert.Single(mine.Query(cancellationToken: cancellation)).Name);
        Assert.Empty(theirs.Query(cancellationToken: cancellation));
    }

    [Fact]
    public async Task Queues_carry_a_message()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var queue = new QueueClient(await Azurite.NewAccountAsync(), "match");
        await queue.CreateAsync(cancellationToken: cancellation);

        await queue.SendMessageAsync("hello", cancellation);

        Assert.Equal("hello", (await queue.ReceiveMessageAsync(cancellationToken: cancellation)).Value.Body.ToString());
    }
}
