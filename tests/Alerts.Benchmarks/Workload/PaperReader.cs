using System.IO.Compression;
using System.Text.Json;
using Alerts.Papers;

namespace Alerts.Benchmarks.Workload;

/// <summary>Reads papers from JSON lines, plain or gzipped: <c>id title summary</c> or <c>id title abstract</c>.</summary>
internal static class PaperReader
{
    /// <summary>Reads all papers of a file.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object.</exception>
    public static IReadOnlyList<Paper> Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        using Stream plain = file.Extension == ".gz" ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        var papers = new List<Paper>();
        while (reader.ReadLine() is { } line)
        {
            try
            {
                var entry = JsonSerializer.Deserialize<JsonElement>(line);
                papers.Add(new Paper
                {
                    Id = Text(entry, "id"),
                    Title = Text(entry, "title"),
                    Abstract = Text(entry, entry.TryGetProperty("summary", out _) ? "summary" : "abstract"),
                    Day = new DateOnly(2026, 8, 19),
                });
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new InvalidDataException($"{file.Name}, line {papers.Count + 1}: no paper", e);
            }
        }

        return papers;
    }

    private static string Text(JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var value) ? string.Join(' ', value.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";
}
