using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>Reads a body that may not be larger than we say, whatever its headers claim.</summary>
internal static class BoundedBody
{
    private const int FirstGuess = 16 * 1024;

    /// <summary>The body's bytes as they came; null when there are more than <paramref name="mostBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > mostBytes)
        {
            return null;
        }

        // As large as what came, never as large as what the headers claim will come.
        var kept = new MemoryStream(FirstGuess);
        var buffer = new byte[FirstGuess];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (kept.Length + read > mostBytes)
            {
                return null;
            }

            await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
