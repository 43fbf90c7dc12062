using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Storage;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>
/// A subscriber's papers in one table row: JSON, compressed, because keywords and property names repeat and a row takes no
/// more than 1 MiB.
/// </summary>
internal static class PackedPapers
{
    private const string Column = "Papers";

    /// <summary>Room for the rest of the row.</summary>
    private const int MostBytes = BigValues.MostBytesInRow - 4_096;

    /// <summary>Packs as many of the papers, best first, as one row can hold.</summary>
    /// <returns>How many were left out.</returns>
    public static int Pack(TableEntity row, IReadOnlyList<FiledPaper> papers)
    {
        var kept = papers.Count;
        byte[] packed;
        while ((packed = Compress(papers.Take(kept))).Length > MostBytes)
        {
            kept = (int)Math.Min(kept - 1, 0.95 * kept * MostBytes / packed.Length);
        }

        row.SetBytes(Column, packed);
        return papers.Count - kept;
    }

    /// <summary>Reads back what <see cref="Pack"/> put there.</summary>
    public static IReadOnlyList<FiledPaper> Unpack(TableEntity row)
    {
        using var packed = new MemoryStream(row.GetBytes(Column));
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, PackedPapersJson.Default.IReadOnlyListFiledPaper) ?? [];
    }

    private static byte[] Compress(IEnumerable<FiledPaper> papers)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, [.. papers], PackedPapersJson.Default.IReadOnlyListFiledPaper);
        }

        return packed.ToArray();
    }
}

/// <summary>The JSON inside a packed row.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<FiledPaper>))]
internal sealed partial class PackedPapersJson : JsonSerializerContext;
