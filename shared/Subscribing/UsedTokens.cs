using Alerts.Links;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Subscribing;

/// <summary>The table UsedTokens: tokens that work once, by their fingerprint.</summary>
public sealed class UsedTokens(StorageTables tables, TimeProvider time)
{
    /// <summary>Uses a token up. Of several who try at once one succeeds.</summary>
    /// <returns>False when it was used before.</returns>
    public async Task<bool> TryUseAsync(LinkToken token, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.UsedTokens, cancellationToken);
        var partition = token.Fingerprint[..2];
        var row = new TableEntity(partition, token.Fingerprint) { [ExpiringRows.Until] = token.Expires ?? DateTimeOffset.MaxValue };
        var claim = await Claims.AddAsync(table, row, Claims.NewToken(), cancellationToken);
        await ExpiringRows.SweepSometimesAsync(table, partition, time.GetUtcNow(), cancellationToken);
        return claim.Won;
    }
}
