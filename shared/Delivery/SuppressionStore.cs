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
    /// <summary>Suppresses an address. The first reason stays.</summary>
    /// <returns>Whether it was not suppressed before.</returns>
    public async Task<bool> AddAsync(EmailAddress address, string reason, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        var hash = await addresses.HashAsync(address, cancellationToken);
        var row = new TableEntity(hash[..2], hash)
        {
            [nameof(Suppression.Reason)] = reason,
            [nameof(Suppression.At)] = time.GetUtcNow(),
        };
        return (await Claims.AddAsync(table, row, Claims.NewToken(), cancellationToken)).Won;
    }

    /// <summary>Why the address is suppressed; null when it is not.</summary>
    public async Task<Suppression?> FindAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        var hash = await addresses.HashAsync(address, cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(hash[..2], hash, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row }
            ? new(row.GetString(nameof(Suppression.Reason)), row.GetDateTimeOffset(nameof(Suppression.At))!.Value)
            : null;
    }

    /// <summary>Lifts a suppression: for the operator. Lifting none is no error.</summary>
    public async Task RemoveAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Suppressions, cancellationToken);
        var hash = await addresses.HashAsync(address, cancellationToken);
        await table.DeleteEntityAsync(hash[..2], hash, cancellationToken: cancellationToken);
    }
}
