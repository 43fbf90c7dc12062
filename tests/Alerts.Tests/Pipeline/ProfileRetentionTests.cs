using Alerts.Profiles;
using Alerts.Servers;
using Alerts.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Pipeline;

public sealed class ProfileRetentionTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 8, 19, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_never_confirmed_is_forgotten_after_thirty_days_and_nobody_else()
    {
        var store = Store(await Azurite.NewAccountAsync());
        var never = await AddAsync(store, SubscriberState.Pending, days: 31);
        var recent = await AddAsync(store, SubscriberState.Pending, days: 28);
        var again = await AddAsync(store, SubscriberState.Pending, days: 90, requested: 2);
        var active = await AddAsync(store, SubscriberState.Active, days: 90);
        var left = await AddAsync(store, SubscriberState.Unsubscribed, days: 90, requested: 31);

        var forgotten = await DayAsync(store);

        Assert.Equal(2, forgotten);
        Assert.Null(await store.FindAsync(never.Id, Cancellation));
        Assert.Null(await store.FindByAddressAsync(Parse(never.Address), Cancellation));
        Assert.True((await store.AddAsync(never with { Id = Subscriber.NewId() }, Cancellation)).Added);
        foreach (var kept in new[] { recent, again, active })
        {
            Assert.Equal(kept.ETag, (await store.FindAsync(kept.Id, Cancellation))!.ETag);
        }

        var after = (await store.FindAsync(left.Id, Cancellation))!;
        Assert.Equal(("graphs", SubscriberState.Unsubscribed, null), (after.Keywords[0], after.State, after.Request));
    }

    /// <summary>The sweeps of one day.</summary>
    private async Task<int> DayAsync(ProfileStore store)
    {
        var retention = new ProfileRetention(store, _time, NullLogger<ProfileRetention>.Instance);
        var forgotten = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            forgotten += await retention.PurgeAsync(Cancellation);
            _time.Advance(TimeSpan.FromHours(1));
        }

        return forgotten;
    }

    private async Task<Subscriber> AddAsync(ProfileStore store, SubscriberState state, int days, int? requested = null)
    {
        var now = _time.GetUtcNow();
        var id = Subscriber.NewId();
        var (added, _) = await store.AddAsync(
            new()
            {
                Id = id,
                Address = $"{id}@example.org",
                State = state,
                Keywords = ["graphs"],
                Created = now.AddDays(-days),
                Request = requested is { } ago ? new() { Name = "r", At = now.AddDays(-ago), Address = $"{id}@example.org", Keywords = ["rain"] } : null,
            },
            Cancellation);
        return (await store.FindAsync(added.Id, Cancellation))!;
    }

    private static EmailAddress Parse(string text) => EmailAddress.TryParse(text, out var address) ? address! : throw new FormatException(text);

    private static ProfileStore Store(string account)
    {
        var tables = new StorageTables(new StorageClients(Options.Create(new StorageOptions { ConnectionString = account }), []));
        return new(tables, new AddressStore(tables));
    }
}
