using System.Net;
using Alerts.Profiles;
using Alerts.Servers;
using Alerts.Storage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Subscribing;

public sealed class RateLimiterTests(App app)
{
    private static readonly RateLimit Limit = new("test", 3, TimeSpan.FromHours(1));
    private static readonly ClientNetwork Network = new("203.0.113.7");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 8, 19, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Window_slides()
    {
        var limiter = await LimiterAsync();
        Assert.Null(await limiter.TakeAsync(Limit, Network, Cancellation));
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await limiter.TakeAsync(Limit, Network, Cancellation));
        Assert.Null(await limiter.TakeAsync(Limit, Network, Cancellation));

        Assert.Equal(TimeSpan.FromMinutes(30), await limiter.TakeAsync(Limit, Network, Cancellation));
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await limiter.TakeAsync(Limit, Network, Cancellation));
        Assert.Equal(TimeSpan.FromMinutes(30), await limiter.TakeAsync(Limit, Network, Cancellation));
    }

    [Fact]
    public async Task Limits_and_subjects_do_not_touch_each_other()
    {
        var limiter = await LimiterAsync();
        await UseUpAsync(limiter, Limit, Network);

        Assert.Null(await limiter.TakeAsync(Limit, new("203.0.113.8"), Cancellation));
        Assert.Null(await limiter.TakeAsync(Limit with { Name = "other" }, Network, Cancellation));
    }

    [Fact]
    public async Task Limit_holds_over_instances_that_ask_at_once()
    {
        var account = await Azurite.NewAccountAsync();
        var limiters = Enumerable.Range(0, 4).Select(_ => Limiter(account)).ToList();

        var answers = await Task.WhenAll(limiters.SelectMany(limiter =>
            Enumerable.Range(0, 5).Select(_ => limiter.TakeAsync(Limit, Network, Cancellation))));

        Assert.InRange(answers.Count(answer => answer is null), 1, Limit.Most);
        Assert.NotNull(await limiters[0].TakeAsync(Limit with { Most = answers.Count(answer => answer is null) }, Network, Cancellation));
    }

    [Fact]
    public async Task Table_holds_neither_network_nor_address()
    {
        var account = await Azurite.NewAccountAsync();
        var limiter = Limiter(account);
        Assert.True(EmailAddress.TryParse("lovelace@example.org", out var address));

        await limiter.TakeAsync(Limit, Network, Cancellation);
        await limiter.TryTakeAsync(Limit, address!, Cancellation);

        var rows = await Tables(account).OpenAsync(TableNames.Limits, Cancellation);
        await foreach (var row in rows.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation))
        {
            var text = $"{row.PartitionKey} {row.RowKey} {string.Join(' ', row.Select(column => column.Value))}";
            Assert.DoesNotContain(Network.Name, text, StringComparison.Ordinal);
            Assert.DoesNotContain("lovelace", text, StringComparison.OrdinalIgnoreCase);
            Assert.NotNull(row.GetDateTimeOffset(ExpiredRows.Until));
        }
    }

    [Theory]
    [InlineData(null, "198.51.100.4", "198.51.100.4")]
    [InlineData("203.0.113.7", "10.0.0.1", "203.0.113.7")]
    [InlineData("evil, 1.2.3.4, 203.0.113.7:51234", "10.0.0.1", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "10.0.0.1", "20010db800010002")]
    [InlineData("[2001:db8:1:2:ffff::1]:443", "10.0.0.1", "20010db800010002")]
    [InlineData("::ffff:203.0.113.7", "10.0.0.1", "203.0.113.7")]
    [InlineData("203.0.113.7, nonsense", "10.0.0.1", "unknown")]
    [InlineData("", null, "unknown")]
    public void Network_is_what_the_front_end_wrote(string? forwarded, string? remote, string name)
    {
        Assert.Equal(name, ClientNetwork.Of(forwarded, remote is null ? null : IPAddress.Parse(remote)).Name);
    }

    [Fact]
    public async Task Blocks_are_written_when_full_and_the_limit_holds_over_instances()
    {
        var account = await Azurite.NewAccountAsync();
        var limit = new RateLimit("pages", 100, TimeSpan.FromMinutes(10), Block: 20);
        var (one, other) = (Limiter(account), Limiter(account));
        for (var i = 1; i < limit.Block; i++)
        {
            Assert.Null(await one.TakeAsync(limit, Network, Cancellation));
        }

        Assert.Equal(0, await RowsAsync(account));
        await UseUpAsync(one, limit, Network, limit.Most - limit.Block + 1);
        Assert.Equal(1, await RowsAsync(account));

        // The other instance lets less than one block through before it learns of them.
        await UseUpAsync(other, limit, Network, limit.Block - 1);
        Assert.NotNull(await other.TakeAsync(limit, Network, Cancellation));
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(TimeSpan.FromMinutes(6), await other.TakeAsync(limit, Network, Cancellation));
        Assert.Null(await other.TakeAsync(limit, new("203.0.113.8"), Cancellation));
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.Null(await other.TakeAsync(limit, Network, Cancellation));
    }

    [Theory]
    [InlineData("get", "/feed?token=x", "feed", HttpStatusCode.NotFound)]
    [InlineData("post", "/unsubscribe?token=x", "unsubscribe", HttpStatusCode.BadRequest)]
    [InlineData("get", "/api/days/1999-01-01", "page", HttpStatusCode.NotFound)]
    public async Task What_is_open_to_all_tells_a_network_that_comes_far_too_often_to_wait(string method, string path, string name, HttpStatusCode usual)
    {
        var api = await app.ClientAsync();
        var network = ClientNetwork.Of(api.Network, remote: null);
        var limit = new[] { RateLimit.FeedsFromNetwork, RateLimit.UnsubscribesFromNetwork, RateLimit.PagesFromNetwork }.Single(one => one.Name == name);
        Assert.Equal(usual, (await api.SendAsync(new(method), path, null)).Status);
        var limiter = await app.ServiceAsync<RateLimiter>();
        while (await limiter.TakeAsync(limit, network, Cancellation) is null)
        {
            // Uses it up.
        }

        var answer = await api.SendAsync(new(method), path, null);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.InRange(answer.RetryAfter!.Value, TimeSpan.FromSeconds(1), limit.Window);
        Assert.Equal(usual, (await (await app.ClientAsync()).SendAsync(new(method), path, null)).Status);
    }

    private static async Task<int> RowsAsync(string account) =>
        await (await Tables(account).OpenAsync(TableNames.Limits, Cancellation)).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation)
            .CountAsync(Cancellation);

    private static async Task UseUpAsync(RateLimiter limiter, RateLimit limit, ClientNetwork network, int? uses = null)
    {
        for (var i = 0; i < (uses ?? limit.Most); i++)
        {
            Assert.Null(await limiter.TakeAsync(limit, network, Cancellation));
        }
    }

    private async Task<RateLimiter> LimiterAsync() => Limiter(await Azurite.NewAccountAsync());

    private RateLimiter Limiter(string account)
    {
        var tables = Tables(account);
        return new(tables, new AddressStore(tables), _time);
    }

    private static StorageTables Tables(string account) =>
        new(new StorageClients(Options.Create(new StorageOptions { ConnectionString = account }), []));
}
