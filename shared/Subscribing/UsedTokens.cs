using Alerts.Links;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Subscribing;

/// <summary>The table UsedTokens: tokens that work once, by their fingerprint. The sweep deletes rows of tokens that are over anyway.</summary>
public sealed class UsedTokens(StorageTables tables)
{
    /// <summary>Uses a token up. Of several who try at once one succeeds.</summary>
    /// <returns>False when it was used before.</returns>
    public async Task<bool> TryUseAsync(LinkToken token, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.UsedTokens, cancellationToken);
        var row = new TableEntity(token.Fingerprint[..2], token.Fingerprint) { [ExpiredRows.Until] = token.Expires ?? DateTimeOffset.MaxValue };
        var claim = await Claims.AddAsync(table, row, Claims.NewToken(), cancellationToken);
        return claim.Won;
    }
}
