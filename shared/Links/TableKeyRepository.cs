using System.Xml.Linq;
using Alerts.Storage;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Alerts.Links;

/// <summary>The key ring's elements as rows of the table <c>DataProtectionKeys</c>. Rows are added, never changed, never deleted.</summary>
public sealed class TableKeyRepository(StorageClients storage) : IXmlRepository
{
    private const string Partition = "keys";
    private const string Xml = "Xml";

    private readonly Lazy<TableClient> _table = new(() =>
    {
        var table = storage.Tables.GetTableClient(TableNames.DataProtectionKeys);
        table.CreateIfNotExists();
        return table;
    });

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. _table.Value
            .Query<TableEntity>(row => row.PartitionKey == Partition)
            .Select(row => XElement.Parse(row.GetString(Xml)))];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        var row = new TableEntity(Partition, friendlyName) { [Xml] = element.ToString(SaveOptions.DisableFormatting) };
        try
        {
            _table.Value.AddEntity(row);
        }
        catch (RequestFailedException e) when (e.Status == 409 && IsOurs(row))
        {
            // The answer to our first try was lost and the client tried again.
        }
    }

    private bool IsOurs(TableEntity row)
    {
        var stored = _table.Value.GetEntityIfExists<TableEntity>(row.PartitionKey, row.RowKey);
        return stored.HasValue && stored.Value!.GetString(Xml) == row.GetString(Xml);
    }
}
