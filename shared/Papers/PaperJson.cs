using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Papers;

/// <summary>
/// Papers as JSON, one a line: <c>id title abstract authors categories organizations sources day url …</c>, members without
/// a value left out. A file of such lines is a source again.
/// </summary>
public static class PaperJson
{
    /// <summary>The paper in one line, without its line end. Letters stand as they are, not as escapes.</summary>
    public static string ToLine(Paper paper) => JsonSerializer.Serialize(paper, PaperJsonContext.Readable.Paper);

    /// <summary>Writes the paper as one line with its line end, UTF-8.</summary>
    public static void WriteLine(Stream stream, Paper paper)
    {
        JsonSerializer.Serialize(stream, paper, PaperJsonContext.Readable.Paper);
        stream.WriteByte((byte)'\n');
    }
}

/// <summary>Serialises papers without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Paper))]
public sealed partial class PaperJsonContext : JsonSerializerContext
{
    /// <summary>The context with letters of every script written as they are: for files and streams, not for inside HTML.</summary>
    public static PaperJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
