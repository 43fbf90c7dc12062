using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Papers;

/// <summary>
/// The table Rarity: how rare words were when a batch was pulled, one snapshot a batch, so that a rerun scores the same. A snapshot is
/// spread over rows; the row <c>head</c>, written last, says how many.
/// </summary>
public sealed class RarityStore(StorageTables tables)
{
    private const string Head = "head";
    private const string Pieces = "Pieces";
    private const string Data = "Data";
    private const int PieceBytes = 512 * 1024;

    /// <summary>Stores the snapshot of a batch that is still being pulled. Repeatable.</summary>
    public async Task PutAsync(string batch, byte[] snapshot, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Rarity, cancellationToken);
        var pieces = snapshot.Chunk(PieceBytes).ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            var row = new TableEntity(batch, Piece(i));
            row.SetBytes(Data, pieces[i]);
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }

        await table.UpsertEntityAsync(new TableEntity(batch, Head) { [Pieces] = pieces.Length }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The snapshot of a batch, or null when there is none (any more).</summary>
    public async Task<byte[]?> FindAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Rarity, cancellationToken);
        var head = await table.GetEntityIfExistsAsync<TableEntity>(batch, Head, cancellationToken: cancellationToken);
        if (!head.HasValue)
        {
            return null;
        }

        List<byte> snapshot = [];
        for (var i = 0; i < head.Value!.GetInt32(Pieces); i++)
        {
            var piece = await table.GetEntityIfExistsAsync<TableEntity>(batch, Piece(i), cancellationToken: cancellationToken);
            if (!piece.HasValue)
            {
                return null;
            }

            snapshot.AddRange(piece.Value!.GetBytes(Data));
        }

        return [.. snapshot];
    }

    /// <summary>Deletes the snapshot of a batch. Repeatable.</summary>
    public async Task DeleteAsync(string batch, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Rarity, cancellationToken);
        await table.DeletePartitionAsync(batch, int.MaxValue, cancellationToken);
    }

    private static string Piece(int number) => $"{number:0000}";
}
