using Alerts.Servers;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

public sealed class ClaimsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_of_many_who_add_at_once_wins_and_all_see_the_winner()
    {
        var table = await TableAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Claims.AddAsync(table, Row(i), Claims.NewToken(), Cancellation)));

        var winner = Assert.Single(claims, claim => claim.Won);
        Assert.All(claims, claim => Assert.Equal(winner.Row!["Who"], claim.Row!["Who"]));
    }

    [Fact]
    public async Task One_of_many_who_replace_at_once_wins()
    {
        var table = await TableAsync();
        var first = await Claims.AddAsync(table, Row(0), Claims.NewToken(), Cancellation);

        var claims = await Task.WhenAll(Enumerable.Range(1, 10).Select(i =>
            Claims.ReplaceAsync(table, Row(i), first.Row!.ETag, Claims.NewToken(), Cancellation)));

        var winner = Assert.Single(claims, claim => claim.Won);
        Assert.All(claims, claim => Assert.Equal(winner.Row!["Who"], claim.Row!["Who"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_claim_whose_answer_is_lost_is_won_and_can_be_gone_on_with(int write)
    {
        var table = await TableAsync(new StorageFaults(StorageFault.LoseAnswer, write));

        var added = await Claims.AddAsync(table, Row(1), Claims.NewToken(), Cancellation);
        var replaced = await Claims.ReplaceAsync(table, Row(2), added.Row!.ETag, Claims.NewToken(), Cancellation);
        var again = await Claims.ReplaceAsync(table, Row(3), replaced.Row!.ETag, Claims.NewToken(), Cancellation);

        Assert.Equal((true, true, true), (added.Won, replaced.Won, again.Won));
    }

    [Fact]
    public async Task Replacing_a_row_that_is_gone_is_lost()
    {
        var table = await TableAsync();
        var added = await Claims.AddAsync(table, Row(1), Claims.NewToken(), Cancellation);
        await table.DeleteEntityAsync("p", "r", ETag.All, Cancellation);

        var claim = await Claims.ReplaceAsync(table, Row(2), added.Row!.ETag, Claims.NewToken(), Cancellation);

        Assert.Equal(new Claim(false, null), claim);
    }

    private static TableEntity Row(int who) => new("p", "r") { ["Who"] = who };

    private static async Task<TableClient> TableAsync(params StorageFaults[] faults)
    {
        var clients = new StorageClients(
            Options.Create(new StorageOptions { ConnectionString = await Azurite.NewAccountAsync() }), faults);
        return await new StorageTables(clients).OpenAsync("Claimed", Cancellation);
    }
}
