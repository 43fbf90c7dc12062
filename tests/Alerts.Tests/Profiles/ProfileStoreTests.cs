using Alerts.Servers;
using Alerts.Storage;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Alerts.Profiles;

public sealed class ProfileStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_comes_back_as_they_were_stored()
    {
        var (store, _) = await NewAsync();
        var subscriber = A("Ada@example.org") with
        {
            State = SubscriberState.Paused,
            PausedUntil = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
            Keywords = [.. Enumerable.Range(0, 150).Select(i => $"{i} {new string('k', 190)}")],
            Delivery = new()
            {
                Frequency = DeliveryFrequency.Weekly,
                Weekday = DayOfWeek.Friday,
                Hour = 23,
                TimeZone = "Asia/Kathmandu",
                Cap = 7,
                Threshold = 12.5,
                Sources = ["hf"],
                Categories = ["cs.*", "math.CO"],
                TellWhenNothing = true,
                Trending = true,
            },
            Created = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero),
            Request = new()
            {
                Name = "7f3a",
                At = new(2026, 8, 2, 0, 0, 0, TimeSpan.Zero),
                Address = "ada@example.org",
                Keywords = [.. Enumerable.Range(0, 150).Select(i => $"{i} {new string('r', 190)}")],
                Delivery = new() { Hour = 5, Categories = ["cs.CL"] },
            },
        };

        var (stored, added) = await store.AddAsync(subscriber, Cancellation);
        var found = await store.FindAsync(subscriber.Id, Cancellation);

        Assert.True(added);
        Assert.Equivalent(subscriber with { ETag = found!.ETag }, found, strict: true);
        Assert.Equivalent(stored with { ETag = found.ETag }, found, strict: true);
        Assert.Equal(subscriber.Id, (await store.FindByAddressAsync(Address("ADA@EXAMPLE.ORG"), Cancellation))!.Id);
    }

    [Fact]
    public async Task An_address_has_one_subscriber_however_it_is_typed_and_however_many_come_at_once()
    {
        var (store, _) = await NewAsync();

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            store.AddAsync(A(i % 2 == 0 ? "ada@example.org" : "ADA@Example.org"), Cancellation)));

        Assert.Single(added, one => one.Added);
        Assert.Single(added.Select(one => one.Subscriber.Id).Distinct());
        Assert.Single(await store.ListAsync("00", "ff", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_change_of_what_somebody_else_changed_is_refused()
    {
        var (store, _) = await NewAsync();
        var (subscriber, _) = await store.AddAsync(A("ada@example.org"), Cancellation);

        var first = await store.PutAsync(subscriber with { Keywords = ["one"] }, Cancellation);
        var second = await store.PutAsync(subscriber with { Keywords = ["two"] }, Cancellation);
        var third = await store.PutAsync(first! with { Keywords = ["three"] }, Cancellation);

        Assert.Equal((1, null, 2), (first!.Version, second, third!.Version));
        Assert.Equal(["three"], (await store.FindAsync(subscriber.Id, Cancellation))!.Keywords);
    }

    [Fact]
    public async Task Changes_by_many_at_once_all_count()
    {
        var (store, _) = await NewAsync();
        var (subscriber, _) = await store.AddAsync(A("ada@example.org"), Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            store.ChangeAsync(subscriber.Id, s => s with { Keywords = [.. s.Keywords, $"k{i}"] }, Cancellation)));

        var after = await store.FindAsync(subscriber.Id, Cancellation);
        Assert.Equal(7, after!.Keywords.Count);
        Assert.Equal(6, after.Version);
    }

    [Fact]
    public async Task Moving_frees_the_old_address_and_takes_none_that_somebody_has()
    {
        var (store, _) = await NewAsync();
        var (ada, _) = await store.AddAsync(A("ada@example.org"), Cancellation);
        var (bob, _) = await store.AddAsync(A("bob@example.org"), Cancellation);

        Assert.Null(await store.MoveAsync(ada.Id, Address("BOB@example.org"), Cancellation));
        Assert.Equal("Countess@example.org", (await store.MoveAsync(ada.Id, Address("Countess@example.org"), Cancellation))!.Address);
        Assert.Equal("Countess@example.org", (await store.MoveAsync(ada.Id, Address("Countess@example.org"), Cancellation))!.Address);

        Assert.Null(await store.FindByAddressAsync(Address("ada@example.org"), Cancellation));
        Assert.Equal(ada.Id, (await store.FindByAddressAsync(Address("countess@example.org"), Cancellation))!.Id);
        Assert.Equal(bob.Id, (await store.FindByAddressAsync(Address("bob@example.org"), Cancellation))!.Id);
        Assert.True((await store.AddAsync(A("ada@example.org"), Cancellation)).Added);
    }

    [Fact]
    public async Task Erasing_leaves_nothing_and_frees_the_address()
    {
        var (store, account) = await NewAsync();
        var (ada, _) = await store.AddAsync(A("ada@example.org"), Cancellation);

        await store.EraseAsync(ada.Id, Cancellation);
        await store.EraseAsync(ada.Id, Cancellation);

        Assert.Null(await store.FindAsync(ada.Id, Cancellation));
        Assert.Equal("key", Assert.Single(new TableClient(account, TableNames.Addresses).Query<TableEntity>(cancellationToken: Cancellation)).PartitionKey);
        Assert.True((await store.AddAsync(A("ada@example.org"), Cancellation)).Added);
    }

    [Fact]
    public async Task Shards_are_listed_by_range_and_a_broken_row_comes_as_one()
    {
        var (store, account) = await NewAsync();
        foreach (var shard in new[] { "00", "0f", "10", "ff" })
        {
            await store.AddAsync(A($"{shard}@example.org") with { Id = $"{shard}{1:x30}" }, Cancellation);
        }

        await new TableClient(account, TableNames.Profiles).AddEntityAsync(
            new TableEntity("0f", $"0f{2:x30}") { ["State"] = "Active" }, Cancellation);

        var rows = await store.ListAsync("00", "0f", Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["00", "0f", "0f"], rows.Select(row => row.Id[..2]));
        Assert.Equal([true, true, false], rows.Select(row => row.Subscriber is not null));
        Assert.NotNull(rows[2].Error);
    }

    [Theory]
    [CombinatorialFaults(2)]
    internal async Task Adding_that_dies_at_any_write_is_finished_by_the_next(StorageFault fault, int write)
    {
        var (warm, account) = await NewAsync();
        await warm.AddAsync(A("bob@example.org"), Cancellation);
        var faults = new StorageFaults(fault, write);
        await LiveAsync(() => Store(account, faults).AddAsync(A("ada@example.org"), Cancellation));

        var (subscriber, _) = await Store(account).AddAsync(A("ada@example.org"), Cancellation);

        Assert.True(faults.Happened);
        Assert.Equal(subscriber.Id, (await Store(account).FindByAddressAsync(Address("ada@example.org"), Cancellation))!.Id);
        Assert.Equal(2, await Store(account).ListAsync("00", "ff", Cancellation).CountAsync(Cancellation));
    }

    [Theory]
    [CombinatorialFaults(3)]
    internal async Task Moving_that_dies_at_any_write_can_be_repeated_and_frees_the_old_address(StorageFault fault, int write)
    {
        var (store, account) = await NewAsync();
        var (ada, _) = await store.AddAsync(A("ada@example.org"), Cancellation);
        var faults = new StorageFaults(fault, write);
        await LiveAsync(() => Store(account, faults).MoveAsync(ada.Id, Address("new@example.org"), Cancellation));

        var moved = await Store(account).MoveAsync(ada.Id, Address("new@example.org"), Cancellation);

        Assert.True(faults.Happened);
        Assert.Equal("new@example.org", moved!.Address);
        Assert.Equal(ada.Id, (await store.FindByAddressAsync(Address("new@example.org"), Cancellation))!.Id);
        Assert.Null(await store.FindByAddressAsync(Address("ada@example.org"), Cancellation));
        var (again, added) = await store.AddAsync(A("ada@example.org"), Cancellation);
        Assert.True(added);
        Assert.NotEqual(ada.Id, again.Id);
    }

    [Theory]
    [CombinatorialFaults(3)]
    internal async Task Erasing_that_dies_at_any_write_can_be_repeated(StorageFault fault, int write)
    {
        var (store, account) = await NewAsync();
        var (ada, _) = await store.AddAsync(A("ada@example.org"), Cancellation);
        var faults = new StorageFaults(fault, write);
        await LiveAsync(() => Store(account, faults).EraseAsync(ada.Id, Cancellation));

        await Store(account).EraseAsync(ada.Id, Cancellation);

        Assert.True(faults.Happened);
        Assert.Null(await store.FindAsync(ada.Id, Cancellation));
        Assert.Single(new TableClient(account, TableNames.Addresses).Query<TableEntity>(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_profile_that_changed_since_it_was_read_is_not_forgotten_and_keeps_its_address()
    {
        var (store, account) = await NewAsync();
        var (ada, _) = await store.AddAsync(A("ada@example.org"), Cancellation);
        var changed = await store.PutAsync(ada, Cancellation);

        Assert.False(await store.ForgetAsync(ada, Cancellation));
        Assert.Equal(ada.Id, (await store.FindByAddressAsync(Address("ada@example.org"), Cancellation))!.Id);

        Assert.True(await store.ForgetAsync(changed!, Cancellation));
        Assert.Null(await store.FindAsync(ada.Id, Cancellation));
        Assert.Single(new TableClient(account, TableNames.Addresses).Query<TableEntity>(cancellationToken: Cancellation));
    }

    private static async Task LiveAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (ProcessDiedException)
        {
            // What the test is about.
        }
    }

    private static Subscriber A(string address) => new() { Id = Subscriber.NewId(), Address = address, Keywords = ["graphs"] };

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address! : throw new FormatException(text);

    private static async Task<(ProfileStore Store, string Account)> NewAsync()
    {
        var account = await Azurite.NewAccountAsync();
        return (Store(account), account);
    }

    private static ProfileStore Store(string account, params HttpPipelinePolicy[] faults)
    {
        var tables = new StorageTables(new StorageClients(Options.Create(new StorageOptions { ConnectionString = account }), faults));
        return new(tables, new AddressStore(tables));
    }
}
