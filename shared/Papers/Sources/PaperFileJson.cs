using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alerts.Papers.Sources;

/// <summary>Reads entries one by one without reflection.</summary>
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class PaperFileJson : JsonSerializerContext;
