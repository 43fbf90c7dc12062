using System.Text.Json;
using Alerts.Papers.Cleaning;

namespace Alerts.Papers.Entries;

/// <summary>A Hugging Face answer: a JSON array of entries, or what it is instead.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Problem">Why the answer cannot be understood; null when it can.</param>
internal sealed record JsonAnswer(IReadOnlyList<PaperDraft> Entries, string? Problem)
{
    /// <summary>Reads a whole answer of <paramref name="title"/>.</summary>
    public static JsonAnswer Read(ReadOnlyMemory<byte> body, string title)
    {
        var start = body.Span.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
        if (start < 0)
            return new JsonAnswer([], $"{title} sent an empty answer.");
        if (body.Span[start] == '<')
            return new JsonAnswer([], $"{title} sent a web page where a listing was expected.");

        try
        {
            using var document = JsonDocument.Parse(body[start..]);
            return document.RootElement.ValueKind is JsonValueKind.Array
                ? new JsonAnswer([.. document.RootElement.EnumerateArray().Select(JsonEntry.Read)], null)
                : new JsonAnswer([], $"{title} sent no listing{Said(document.RootElement)}.");
        }
        catch (JsonException e)
        {
            return new JsonAnswer([], $"{title}'s answer breaks off or is no JSON (line {e.LineNumber + 1}).");
        }
    }

    private static string Said(JsonElement root)
    {
        var error = root.Text("error") ?? root.Text("message");
        return string.IsNullOrWhiteSpace(error) ? "" : $" but said: {PaperText.Cut(PaperText.Clean(error), 200).TrimEnd('.')}";
    }
}
