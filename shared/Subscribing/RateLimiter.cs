using System.Globalization;
using Alerts.Profiles;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Subscribing;

/// <summary>
/// Counts in the table Limits, so that a limit holds over all instances: one row a subject with the instants of the last
/// uses, a window that slides. Of what is read often only blocks of uses are counted there. The subject stands there as a keyed hash;
/// the sweep deletes rows whose time is over.
/// </summary>
public sealed class RateLimiter(StorageTables tables, AddressStore hashes, TimeProvider time)
{
    private const string Times = "Times";
    private const int MostRaces = 12;

    private readonly UseBlocks _blocks = new(time);

    /// <summary>Takes one use for an address; false when there were too many.</summary>
    public async Task<bool> TryTakeAsync(RateLimit limit, EmailAddress address, CancellationToken cancellationToken) =>
        await TakeAsync(limit, await hashes.HashAsync(address, cancellationToken), cancellationToken) is null;

    /// <summary>Takes one use of a network's for an address; false when there were too many.</summary>
    public async Task<bool> TryTakeAsync(RateLimit limit, EmailAddress address, ClientNetwork network, CancellationToken cancellationToken) =>
        await TakeAsync(limit, await hashes.HashAsync($"{address.Key} {network.Name}", cancellationToken), cancellationToken) is null;

    /// <summary>Takes one use for a network.</summary>
    /// <returns>Null when it was taken; otherwise how long to wait.</returns>
    public async Task<TimeSpan?> TakeAsync(RateLimit limit, ClientNetwork network, CancellationToken cancellationToken)
    {
        if (limit.Block == 1)
        {
            return await TakeAsync(limit, await hashes.HashAsync(network.Name, cancellationToken), cancellationToken);
        }

        var use = _blocks.Use(limit, network);
        if (!use.IsFull)
        {
            return use.Wait;
        }

        var wait = await TakeAsync(
            limit with { Most = limit.Most / limit.Block }, await hashes.HashAsync(network.Name, cancellationToken), cancellationToken);
        if (wait is { } closed)
        {
            _blocks.Close(limit, network, closed);
        }

        return wait;
    }

    private async Task<TimeSpan?> TakeAsync(RateLimit limit, string hash, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Limits, cancellationToken);
        var (partition, key) = ($"{limit.Name}_{hash[..2]}", hash);
        for (var race = 0; race < MostRaces; race++)
        {
            var now = time.GetUtcNow();
            var answer = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            var held = answer.HasValue ? answer.Value : null;
            var uses = Read(held?.GetString(Times)).Where(use => use > now - limit.Window).ToList();
            if (uses.Count >= limit.Most)
            {
                return uses[^limit.Most] + limit.Window - now;
            }

            uses.Add(now);
            var row = new TableEntity(partition, key) { [Times] = Write(uses), [ExpiredRows.Until] = now + limit.Window };
            var claim = held is null
                ? await Claims.AddAsync(table, row, Claims.NewToken(), cancellationToken)
                : await Claims.ReplaceAsync(table, row, held.ETag, Claims.NewToken(), cancellationToken);
            if (claim.Won)
            {
                return null;
            }
        }

        // So many at once for one subject are too many.
        return TimeSpan.FromSeconds(1);
    }

    private static IEnumerable<DateTimeOffset> Read(string? times) =>
        (times ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)));

    private static string Write(IEnumerable<DateTimeOffset> uses) =>
        string.Join(' ', uses.Select(use => use.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
}
