using System.Security.Cryptography;
using System.Text;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Profiles;

/// <summary>
/// Keeps addresses unique: one row an address, under a keyed hash, that names its subscriber. The key is made once, by whoever comes
/// first, and lives in the same table.
/// </summary>
public sealed class AddressStore(StorageTables tables)
{
    private const string Subscriber = "Subscriber";
    private const string KeyPartition = "key";
    private const string KeyRow = "address-hash";
    private const string KeyColumn = "Key";
    private const int KeyBytes = 32;

    private byte[]? _key;

    /// <summary>The keyed hash of an address, 64 lower-case hex digits: what tables hold where the address itself is not needed.</summary>
    public Task<string> HashAsync(EmailAddress address, CancellationToken cancellationToken) => HashAsync(address.Key, cancellationToken);

    /// <summary>The keyed hash of anything else that tables should not hold (a network), 64 lower-case hex digits.</summary>
    public async Task<string> HashAsync(string text, CancellationToken cancellationToken)
    {
        _key ??= await KeyAsync(cancellationToken);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The subscriber who has the address, or null.</summary>
    public async Task<string?> FindAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Addresses, cancellationToken);
        var hash = await HashAsync(address, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(hash[..2], hash, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetString(Subscriber) : null;
    }

    /// <summary>Takes the address for a subscriber.</summary>
    /// <returns>Who has it now: <paramref name="subscriberId"/>, or who had it before.</returns>
    public async Task<string> ClaimAsync(EmailAddress address, string subscriberId, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Addresses, cancellationToken);
        var hash = await HashAsync(address, cancellationToken);
        while (true)
        {
            var claim = await Claims.AddAsync(
                table, new TableEntity(hash[..2], hash) { [Subscriber] = subscriberId }, subscriberId, cancellationToken);
            if (claim.Row is { } row)
            {
                return row.GetString(Subscriber);
            }
        }
    }

    /// <summary>Hands the address from one subscriber to another, if the first still has it.</summary>
    /// <returns>Whether <paramref name="to"/> has it now.</returns>
    public async Task<bool> HandOverAsync(EmailAddress address, string from, string to, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Addresses, cancellationToken);
        var hash = await HashAsync(address, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(hash[..2], hash, cancellationToken: cancellationToken);
        if (!row.HasValue || row.Value!.GetString(Subscriber) != from)
        {
            return row.HasValue && row.Value!.GetString(Subscriber) == to;
        }

        var claim = await Claims.ReplaceAsync(
            table, new TableEntity(hash[..2], hash) { [Subscriber] = to }, row.Value.ETag, Claims.NewToken(), cancellationToken);
        return claim.Won;
    }

    /// <summary>Gives the address free, if <paramref name="subscriberId"/> has it.</summary>
    public async Task ReleaseAsync(EmailAddress address, string subscriberId, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Addresses, cancellationToken);
        var hash = await HashAsync(address, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(hash[..2], hash, cancellationToken: cancellationToken);
        if (row.HasValue && row.Value!.GetString(Subscriber) == subscriberId)
        {
            await table.DeleteEntityAsync(hash[..2], hash, row.Value.ETag, cancellationToken);
        }
    }

    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Addresses, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(KeyPartition, KeyRow, cancellationToken: cancellationToken);
        if (row.HasValue)
        {
            return row.Value!.GetBinary(KeyColumn);
        }

        // Two who come first at once both add; one wins, and both use the winner's key.
        var claim = await Claims.AddAsync(
            table,
            new TableEntity(KeyPartition, KeyRow) { [KeyColumn] = RandomNumberGenerator.GetBytes(KeyBytes) },
            Claims.NewToken(),
            cancellationToken);
        return claim.Row!.GetBinary(KeyColumn);
    }
}
