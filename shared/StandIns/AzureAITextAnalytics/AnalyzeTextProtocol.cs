using System.Text.Json;

namespace Azure.AI.TextAnalytics;

/// <summary>The JSON of <c>POST /language/:analyze-text</c>, kind KeyPhraseExtraction, version 2023-04-01.</summary>
internal static class AnalyzeTextProtocol
{
    /// <summary>Writes a request.</summary>
    public static byte[] Write(IReadOnlyList<TextDocumentInput> documents, TextAnalyticsRequestOptions? options)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("kind", "KeyPhraseExtraction");
            json.WriteStartObject("parameters");
            if (options?.DisableServiceLogs is { } disable)
            {
                json.WriteBoolean("loggingOptOut", disable);
            }

            json.WriteString("modelVersion", options?.ModelVersion ?? "latest");
            json.WriteEndObject();
            json.WriteStartObject("analysisInput");
            json.WriteStartArray("documents");
            foreach (var document in documents)
            {
                json.WriteStartObject();
                json.WriteString("id", document.Id);
                json.WriteString("text", document.Text);
                if (document.Language is not null)
                {
                    json.WriteString("language", document.Language);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads an answer; the results come back in the order of the request's documents.</summary>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A member of the answer is of another type than documented.</exception>
    /// <exception cref="KeyNotFoundException">A member of the answer is missing.</exception>
    public static ExtractKeyPhrasesResultCollection Read(BinaryData content, IReadOnlyList<TextDocumentInput> documents)
    {
        using var json = JsonDocument.Parse(content);
        var results = json.RootElement.GetProperty("results");
        var order = documents.Select((document, index) => (document.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var read = results.GetProperty("documents").EnumerateArray().Select(ReadDocument)
            .Concat(results.GetProperty("errors").EnumerateArray().Select(ReadError))
            .OrderBy(result => order.GetValueOrDefault(result.Id, int.MaxValue))
            .ToList();
        return new ExtractKeyPhrasesResultCollection(read, results.GetProperty("modelVersion").GetString() ?? "");
    }

    private static ExtractKeyPhrasesResult ReadDocument(JsonElement document) => new(
        Text(document, "id"),
        new KeyPhraseCollection(
            [.. document.GetProperty("keyPhrases").EnumerateArray().Select(phrase => phrase.GetString() ?? "")],
            [.. document.GetProperty("warnings").EnumerateArray().Select(warning => new TextAnalyticsWarning(Text(warning, "code"), Text(warning, "message")))]));

    /// <summary>The innermost error is the one that says what is wrong.</summary>
    private static ExtractKeyPhrasesResult ReadError(JsonElement document)
    {
        var error = document.GetProperty("error");
        while (error.TryGetProperty("innererror", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            error = inner;
        }

        var target = error.TryGetProperty("target", out var named) ? named.GetString() : null;
        return new ExtractKeyPhrasesResult(Text(document, "id"), new TextAnalyticsError(Text(error, "code"), Text(error, "message"), target));
    }

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString() ?? "";
}
