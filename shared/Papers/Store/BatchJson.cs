using System.Text.Json.Serialization;

namespace Alerts.Papers;

/// <summary>The JSON inside columns of the tables Batches and Papers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<SourceReport>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class BatchJson : JsonSerializerContext;
