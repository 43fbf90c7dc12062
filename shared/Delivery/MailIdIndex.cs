using Azure;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>The MailIds table: from the random id that a provider's webhook brings back to the alert.</summary>
internal sealed class MailIdIndex(TableServiceClient tables)
{
    public const string TableName = "MailIds";

    private const int IdLength = 32;

    private readonly TableClient _mailIds = tables.GetTableClient(TableName);

    public async Task PutAsync(Alert alert, CancellationToken cancellationToken) => await _mailIds.UpsertEntityAsync(
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

        var answer = await _mailIds.GetEntityIfExistsAsync<TableEntity>(PartitionOf(mailId), mailId, cancellationToken: cancellationToken);
        return answer is { HasValue: true, Value: { } row }
            ? (Slot.Parse(row.GetString(nameof(Slot.Shard)), row.GetString(nameof(Slot.Due))), row.GetString(nameof(Alert.SubscriberId)))
            : null;
    }

    public Task DeleteAsync(string mailId, CancellationToken cancellationToken) =>
        _mailIds.DeleteEntityAsync(PartitionOf(mailId), mailId, ETag.All, cancellationToken);

    private static string PartitionOf(string mailId) => mailId[..2];
}
