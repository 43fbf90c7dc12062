using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>An alert as a table row and back.</summary>
internal static class AlertEntity
{
    private const char Separator = ' ';

    public static TableEntity Write(Alert alert)
    {
        var row = new TableEntity(alert.Slot.Partition, alert.SubscriberId)
        {
            [nameof(Alert.Batches)] = string.Join(Separator, alert.Batches),
            [nameof(Alert.MailId)] = alert.MailId,
            [nameof(Alert.State)] = alert.State.ToString(),
            [nameof(Alert.Since)] = alert.Since,
            [nameof(Alert.Attempts)] = alert.Attempts,
            [nameof(Alert.Refusals)] = alert.Refusals,
        };
        Put(nameof(Alert.AttemptToken), alert.AttemptToken);
        Put(nameof(Alert.NotBefore), alert.NotBefore);
        Put(nameof(Alert.ProviderId), alert.ProviderId);
        Put(nameof(Alert.Outcome), alert.Outcome?.ToString());
        Put(nameof(Alert.Reason), alert.Reason);
        return row;

        void Put(string name, object? value)
        {
            if (value is not null)
            {
                row[name] = value;
            }
        }
    }

    public static Alert Read(TableEntity row)
    {
        var at = row.PartitionKey.IndexOf('_', StringComparison.Ordinal);
        return new Alert
        {
            Slot = Slot.Parse(row.PartitionKey[..at], row.PartitionKey[(at + 1)..]),
            SubscriberId = row.RowKey,
            Batches = row.GetString(nameof(Alert.Batches)).Split(Separator, StringSplitOptions.RemoveEmptyEntries),
            MailId = row.GetString(nameof(Alert.MailId)),
            State = Enum.Parse<AlertState>(row.GetString(nameof(Alert.State))),
            Since = row.GetDateTimeOffset(nameof(Alert.Since))!.Value,
            Attempts = row.GetInt32(nameof(Alert.Attempts)) ?? 0,
            Refusals = row.GetInt32(nameof(Alert.Refusals)) ?? 0,
            AttemptToken = row.GetString(nameof(Alert.AttemptToken)),
            NotBefore = row.GetDateTimeOffset(nameof(Alert.NotBefore)),
            ProviderId = row.GetString(nameof(Alert.ProviderId)),
            Outcome = row.GetString(nameof(Alert.Outcome)) is { } outcome ? Enum.Parse<MailEventKind>(outcome) : null,
            Reason = row.GetString(nameof(Alert.Reason)),
            ETag = row.ETag.ToString(),
        };
    }
}
