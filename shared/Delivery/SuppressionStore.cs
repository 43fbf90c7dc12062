using System.Runtime.CompilerServices;
using Alerts.Profiles;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>Why an address gets no more mail.</summary>
/// <param name="Reason">What the provider told: <c>bounce</c>, <c>spamreport</c>, <c>unsubscribe</c> … Holds no address.</param>
/// <param name="At">When it was told, UTC.</param>
public sealed record Suppression(string Reason, DateTimeOffset At);

/// <summary>
/// The Suppressions table: addresses that get no mail whatever their subscription says, by their keyed hash. It outlives the
/// subscription: who complained and subscribes again is not written to until an operator lifts it.
/// </summary>
public sealed class SuppressionStore(StorageTables tables, AddressStore addresses, TimeProvider time)
{
    private const int HashLength = 64;
    private const string Lifted = nameof(Lifted);
    private const int MostRaces = 20;

    /// <summary>Suppresses an address. The first reason stays.</summary>
    /// <returns>Whether it was not suppressed before.</returns>
    public Task<bool> AddAsync(EmailAddress address, string reason, CancellationToken cancellationToken) =>
        AddAsync(address, reason, time.GetUtcNow(), cancellationToken);

    /// <summary>
    /// Suppresses an address for something that happened at <paramref name="at"/>. What happened before an operator lifted a suppression
    /// does not bring it back: a provider tells the same again for a day.
    /// </summary>
    /// <returns>Whether it was not suppressed before.</returns>
    public async Task<bool> AddAsync(EmailAddress address, string reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        var hash = await addresses.HashAsync(address, cancellationToken);
        for (var race = 0; race < MostRaces; race++)
        {
            var row = new TableEntity(hash[..2], hash) { [nameof(Suppression.Reason)] = reason, [nameof(Suppression.At)] = at };
            var token = Claims.NewToken();
            var claim = await Claims.AddAsync(table, row, token, cancellationToken);
            if (!claim.Won && claim.Row?.GetDateTimeOffset(Lifted) is { } lifted && lifted < at)
            {
                claim = await Claims.ReplaceAsync(table, row, claim.Row.ETag, token, cancellationToken);
            }

            if (claim.Row is not null)
            {
                return claim.Won;
            }
        }

        throw new InvalidOperationException($"A suppression lost {MostRaces} races in a row.");
    }

    /// <summary>Why the address is suppressed; null when it is not.</summary>
    public async Task<Suppression?> FindAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        var hash = await addresses.HashAsync(address, cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(hash[..2], hash, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row } ? Read(row) : null;
    }

    /// <summary>All that are suppressed, by the address's keyed hash, which is all that is stored of it.</summary>
    public async IAsyncEnumerable<(string Id, Suppression Suppression)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            if (Read(row) is { } suppression)
            {
                yield return (row.RowKey, suppression);
            }
        }
    }

    /// <summary>Lifts the suppression of an address: for the operator. Lifting none is no error.</summary>
    /// <returns>Whether it was suppressed.</returns>
    public async Task<bool> RemoveAsync(EmailAddress address, CancellationToken cancellationToken) =>
        await RemoveAsync(await addresses.HashAsync(address, cancellationToken), cancellationToken);

    /// <summary>Lifts a suppression by the id that <see cref="ListAsync"/> gives. The row stays and says when.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length != HashLength || !id.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(id[..2], id, cancellationToken: cancellationToken);
        if (answer is not { HasValue: true, Value: { } row } || Read(row) is null)
        {
            return false;
        }

        row[Lifted] = time.GetUtcNow();
        var claim = await Claims.ReplaceAsync(table, row, row.ETag, Claims.NewToken(), cancellationToken);
        return claim.Won || (claim.Row is { } other && Read(other) is null);
    }

    private static Suppression? Read(TableEntity row) => row.GetDateTimeOffset(Lifted) is null
        ? new(row.GetString(nameof(Suppression.Reason)), row.GetDateTimeOffset(nameof(Suppression.At))!.Value)
        : null;
}
