using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace Alerts.Delivery;

/// <summary>
/// A subscriber's papers in the binary properties of one table row: JSON, Brotli, in pieces. A property holds 64 KiB and an
/// entity 1 MiB ("Understanding the Table service data model", Microsoft Learn).
/// </summary>
internal static class PackedPapers
{
    private const string Piece = "Papers";
    private const int PieceBytes = 64 * 1024;

    /// <summary>Fifteen of the sixteen pieces that make 1 MiB; the rest of the row needs some of the last.</summary>
    private const int MostBytes = 15 * PieceBytes;

    /// <summary>Packs as many of the papers, best first, as one row can hold.</summary>
    /// <returns>How many were left out.</returns>
    public static int Pack(TableEntity row, IReadOnlyList<FiledPaper> papers)
    {
        var kept = papers.Count;
        byte[] packed;
        while ((packed = Compress(papers.Take(kept))).Length > MostBytes)
        {
            kept = kept * 3 / 4;
        }

        for (var (start, piece) = (0, 0); start < packed.Length; start += PieceBytes, piece++)
        {
            row[$"{Piece}{piece}"] = packed[start..Math.Min(start + PieceBytes, packed.Length)];
        }

        return papers.Count - kept;
    }

    public static IReadOnlyList<FiledPaper> Unpack(TableEntity row)
    {
        using var packed = new MemoryStream();
        for (var piece = 0; row.GetBinary($"{Piece}{piece}") is { } bytes; piece++)
        {
            packed.Write(bytes);
        }

        packed.Position = 0;
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
