using System.Text.Json.Serialization;

namespace Alerts.Profiles;

/// <summary>The JSON of the folder: delivery settings in their row, and the lines of import and export.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeliverySettings))]
[JsonSerializable(typeof(SubscriberLine))]
internal sealed partial class ProfilesJson : JsonSerializerContext;
