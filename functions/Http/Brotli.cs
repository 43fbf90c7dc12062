using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>Compression for whoever takes it (RFC 7932): neither the Functions host nor the desk's compresses by itself.</summary>
internal static class Brotli
{
    /// <summary>The coding's name in HTTP.</summary>
    public const string Name = "br";

    /// <summary>Whether who asks can read it.</summary>
    public static bool IsTakenBy(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding
        .Any(coding => coding.Value.Equals(Name, StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    /// <summary>Compresses.</summary>
    public static byte[] Compress(byte[] content, CompressionLevel level)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, level))
        {
            brotli.Write(content);
        }

        return compressed.ToArray();
    }
}
