using Alerts.Servers;
using Alerts.Storage;
using Microsoft.Extensions.Options;

namespace Alerts.KeyPhrases;

public sealed class RecordBudgetTests
{
    private static readonly DateOnly Day = new(2026, 8, 19);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Day_grants_its_limit_and_no_more()
    {
        var budget = await BudgetAsync();

        int[] granted =
        [
            await budget.TakeAsync(Day, 6, 10, Stop),
            await budget.TakeAsync(Day, 6, 10, Stop),
            await budget.TakeAsync(Day, 6, 10, Stop),
            await budget.TakeAsync(Day.AddDays(1), 6, 10, Stop),
        ];

        Assert.Equal([6, 4, 0, 6], granted);
    }

    [Fact]
    public async Task Limit_holds_when_many_take_at_once()
    {
        var budget = await BudgetAsync();

        var granted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => budget.TakeAsync(Day, 3, 20, Stop))));

        Assert.Equal(20, granted.Sum());
    }

    [Fact]
    public async Task Lowered_limit_grants_nothing_rather_than_less_than_nothing()
    {
        var budget = await BudgetAsync();
        await budget.TakeAsync(Day, 10, 10, Stop);

        Assert.Equal(0, await budget.TakeAsync(Day, 5, 3, Stop));
    }

    private static async Task<TableRecordBudget> BudgetAsync() =>
        new TableRecordBudget(new StorageTables(new StorageClients(
            Options.Create(new StorageOptions { ConnectionString = await Azurite.NewAccountAsync() }), [])));
}
