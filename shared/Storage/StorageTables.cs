using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>Opens tables; each is made once, when first wanted.</summary>
public sealed class StorageTables(StorageClients clients)
{
    private readonly OpenedOnce<TableClient> _opened = new(async name =>
    {
        var table = clients.Tables.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    });

    /// <summary>The client of the table called <paramref name="name"/> (see <see cref="TableNames"/>), which exists from here on.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage account refused or did not answer; the next call tries again.</exception>
    public Task<TableClient> OpenAsync(string name, CancellationToken cancellationToken) => _opened.GetAsync(name, cancellationToken);
}
