using Alerts.Servers;
using Alerts.Storage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Profiles;

public sealed class ProfileTransferTests
{
    private const string Ada = """{"email":"Ada@example.org","keywords":["graphs"],"delivery":{"hour":7}}""";
    private const string Bob = """{"email":"bob@example.org","keywords":["trees"]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bad_lines_are_named_and_good_ones_go_in()
    {
        var (transfer, store) = await NewAsync();

        var report = await ImportAsync(transfer, Ada, "", """{"email":"x@example.org","keywords":[]}""", "{", Bob);

        Assert.Equal((2, 0, 0), (report.Added, report.Changed, report.Unchanged));
        Assert.Equal([3, 4], report.Bad.Select(line => line.Line));
        Assert.Equal("line 3: keywords: the profile is empty, it should hold at least one keyword", report.Bad[0].ToString());
        Assert.Equal(2, await store.ListAsync("00", "ff", Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_the_last_line_of_an_address_counts()
    {
        var (transfer, store) = await NewAsync();
        await ImportAsync(transfer, Ada, Bob);

        var again = await ImportAsync(transfer, Ada, Bob);
        var changed = await ImportAsync(
            transfer, """{"email":"ADA@example.org","keywords":["one"]}""", Bob, """{"email":"ada@example.org","keywords":["two"]}""");

        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.Unchanged));
        Assert.Equal((0, 2, 1), (changed.Added, changed.Changed, changed.Unchanged));
        var subscribers = await store.ListAsync("00", "ff", Cancellation).ToListAsync(Cancellation);
        Assert.Equal("two", Assert.Single(subscribers.Single(row => row.Subscriber!.Address.StartsWith("ada", StringComparison.Ordinal)).Subscriber!.Keywords));
    }

    [Fact]
    public async Task Who_unsubscribed_stays_so_unless_the_line_says_otherwise()
    {
        var (transfer, store) = await NewAsync();
        await ImportAsync(transfer, Bob);
        var bob = (await store.ListAsync("00", "ff", Cancellation).ToListAsync(Cancellation))[0].Subscriber!;
        await store.ChangeAsync(bob.Id, s => s with { State = SubscriberState.Unsubscribed }, Cancellation);

        await ImportAsync(transfer, Bob);
        Assert.Equal(SubscriberState.Unsubscribed, (await store.FindAsync(bob.Id, Cancellation))!.State);

        await ImportAsync(transfer, Bob.Replace("}", ""","state":"active"}""", StringComparison.Ordinal));
        Assert.Equal(SubscriberState.Active, (await store.FindAsync(bob.Id, Cancellation))!.State);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_elsewhere_and_is_the_same()
    {
        var (transfer, _) = await NewAsync();
        await ImportAsync(transfer, Ada, Bob);
        var first = await ExportAsync(transfer);
        var (elsewhere, _) = await NewAsync();

        var report = await ImportAsync(elsewhere, first.Split('\n'));

        Assert.Equal((2, 0), (report.Added, report.Bad.Count));
        Assert.Equal(first, await ExportAsync(elsewhere));
    }

    private static Task<ImportReport> ImportAsync(ProfileTransfer transfer, params string[] lines) =>
        transfer.ImportAsync(new StringReader(string.Join('\n', lines)), null, Cancellation);

    private static async Task<string> ExportAsync(ProfileTransfer transfer)
    {
        await using var writer = new StringWriter { NewLine = "\n" };
        await transfer.ExportAsync(writer, null, Cancellation);
        return writer.ToString();
    }

    private static async Task<(ProfileTransfer Transfer, ProfileStore Store)> NewAsync()
    {
        var tables = new StorageTables(new StorageClients(
            Options.Create(new StorageOptions { ConnectionString = await Azurite.NewAccountAsync() }), []));
        var store = new ProfileStore(tables, new AddressStore(tables));
        return (new(store, new FakeTimeProvider()), store);
    }
}
