using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>The MailIds table: from the random id that a provider's webhook brings back to the alert.</summary>
internal sealed class MailIdIndex(StorageTables tables)
{
    private const int IdLength = 32;

    public async Task PutAsync(Alert alert, CancellationToken cancellationToken) => await (await OpenAsync(cancellationToken)).UpsertEntityAsync(
        new TableEntity(PartitionOf(alert.MailId), alert.MailId)
        {
            [nameof(Slot.Shard)] = alert.Slot.Shard,
            [nameof(Slot.Due)] = alert.Slot.DueKey,
            [nameof(Alert.SubscriberId)] = alert.SubscriberId,
        },
        TableUpdateMode.Replace,
        cancellationToken);

    /// <summary>Looks up an id that came from outside: anything that is no id of ours finds nothing.</summary>
    public async Task<(Slot Slot, string SubscriberId)?> FindAsync(string mailId, CancellationToken cancellationToken)
    {
        if (mailId.Length != IdLength || !mailId.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var table = await OpenAsync(cancellationToken);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(mailId), mailId, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row }
            ? (Slot.Parse(row.GetString(nameof(Slot.Shard)), row.GetString(nameof(Slot.Due))), row.GetString(nameof(Alert.SubscriberId)))
            : null;
    }

    public async Task DeleteAsync(string mailId, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken)).DeleteEntityAsync(PartitionOf(mailId), mailId, ETag.All, cancellationToken);

    private Task<TableClient> OpenAsync(CancellationToken cancellationToken) => tables.OpenAsync(TableNames.MailIds, cancellationToken);

    private static string PartitionOf(string mailId) => mailId[..2];
}
