using System.Text.Json.Serialization;

namespace Alerts.Pipeline;

/// <summary>The JSON of the queue messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MatchMessage))]
[JsonSerializable(typeof(SendMessage))]
public sealed partial class PipelineJson : JsonSerializerContext;
