using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Alerts.Profiles;

/// <summary>One line of a profile file.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Id">The profile's name; its line number where the line gives none.</param>
/// <param name="Keywords">The keyword lines.</param>
/// <param name="Error">Why the line cannot be used; null when all is well.</param>
public sealed record ProfileLine(long Line, string Id, IReadOnlyList<string> Keywords, string? Error = null);

/// <summary>Reads profiles from JSON lines: <c>{"id"|"profile": …, "keywords": […]}</c>, plain or gzipped, one at a time.</summary>
public static class ProfileLines
{
    /// <summary>Streams the file's profiles; a line that cannot be read comes with its error and ends nothing.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<ProfileLine> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var file = File.OpenRead(path);
        await using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        for (var number = 1L; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Read(line, number);
            }
        }
    }

    private static ProfileLine Read(string line, long number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var id = root.TryGetProperty("id", out var value) || root.TryGetProperty("profile", out value) ? value.ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return root.TryGetProperty("keywords", out var keywords) && keywords.ValueKind is JsonValueKind.Array
                ? new(number, id, [.. keywords.EnumerateArray().Select(k => k.ToString())])
                : new(number, id, [], "no array \"keywords\"");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new(number, "", [], e.Message);
        }
    }
}
