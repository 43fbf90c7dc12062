using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Alerts.Storage;

/// <summary>Opens tables; each is made once, when first wanted.</summary>
public sealed class StorageTables(StorageClients clients)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> _opened = new(StringComparer.Ordinal);

    /// <summary>The client of the table called <paramref name="name"/> (see <see cref="TableNames"/>), which exists from here on.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage account refused or did not answer; the next call tries again.</exception>
    public async Task<TableClient> OpenAsync(string name, CancellationToken cancellationToken)
    {
        // The making is shared by all who wait for it, so it does not stop because one of them was cancelled.
        var opening = _opened.GetOrAdd(name, static (key, tables) => new(() => MakeAsync(tables, key)), clients);
        try
        {
            return await opening.Value.WaitAsync(cancellationToken);
        }
        catch when (opening.IsValueCreated && opening.Value.IsFaulted)
        {
            _opened.TryRemove(new(name, opening));
            throw;
        }
    }

    private static async Task<TableClient> MakeAsync(StorageClients clients, string name)
    {
        var table = clients.Tables.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
