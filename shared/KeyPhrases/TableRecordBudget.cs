using System.Globalization;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;

namespace Alerts.KeyPhrases;

/// <summary>Keeps the count in the table Limits: one row a day, changed only as it was read.</summary>
/// <param name="tables">The tables.</param>
public sealed class TableRecordBudget(StorageTables tables) : IRecordBudget
{
    private const string Partition = "keyphrases";
    private const string Taken = "Taken";
    private const int MostTries = 10;

    /// <inheritdoc />
    /// <exception cref="RequestFailedException">The storage account refused or did not answer; records may have been taken.</exception>
    public async Task<int> TakeAsync(DateOnly day, int wanted, int limit, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Limits, cancellationToken);
        var key = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var attempt = 1; ; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellationToken);
            var row = found.HasValue ? found.Value! : new TableEntity(Partition, key);
            var taken = row.GetInt32(Taken) ?? 0;
            var granted = Math.Clamp(limit - taken, 0, wanted);
            if (granted == 0)
            {
                return 0;
            }

            // A write whose answer was lost comes back as 409 or 412 and is counted twice: the cap holds all the same.
            row[Taken] = taken + granted;
            row[ExpiredRows.Until] = new DateTimeOffset(day.AddDays(2), default, TimeSpan.Zero);
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(row, cancellationToken));
                return granted;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < MostTries)
            {
                // Another instance was quicker: read again.
            }
        }
    }
}
