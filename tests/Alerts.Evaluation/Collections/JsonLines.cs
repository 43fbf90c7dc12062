using System.IO.Compression;
using System.Text.Json;

namespace Alerts.Evaluation.Collections;

/// <summary>Reads JSON lines, plain or gzipped.</summary>
internal static class JsonLines
{
    /// <summary>The objects of a file, one a line; blank lines are skipped.</summary>
    /// <exception cref="InvalidDataException">A line is no JSON object; the message names file and line.</exception>
    public static IEnumerable<JsonElement> Read(string file)
    {
        using Stream stream = File.OpenRead(file);
        using var plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, $"{file}, line {number}");
            }
        }
    }

    /// <summary>The files of a folder that hold JSON lines; none where the folder is absent.</summary>
    public static IReadOnlyList<string> Find(string folder, string pattern) =>
        !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, pattern + ".jsonl").Concat(Directory.EnumerateFiles(folder, pattern + ".jsonl.gz"))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A member's text; empty where it is missing. Numbers count as text, because ids come as either.</summary>
    public static string Text(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "";

    /// <summary>A member's texts; none where it is missing.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static JsonElement Parse(string line, string place)
    {
        try
        {
            var element = JsonSerializer.Deserialize<JsonElement>(line);
            return element.ValueKind == JsonValueKind.Object ? element : throw new InvalidDataException($"{place}: no JSON object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{place}: no JSON ({e.Message})", e);
        }
    }
}
