using System.Text.Json.Nodes;

namespace Alerts.Infra;

/// <summary>A committed snapshot: what a deployment makes, with names and scopes worked out. <see cref="CompilerTests"/> holds it to the sources.</summary>
internal static class Snapshot
{
    public static IReadOnlyList<JsonObject> Read(string name) =>
        [.. JsonNode.Parse(Repository.Read("infra", $"{name}.snapshot.json"))!["predictedResources"]!.AsArray().Select(item => item!.AsObject())];

    public static string Id(this JsonObject resource) => resource["id"]!.GetValue<string>();

    public static string Type(this JsonObject resource) => resource["type"]!.GetValue<string>();

    public static JsonObject Properties(this JsonObject resource) => resource["properties"]!.AsObject();

    public static string? Text(this JsonObject resource, string path)
    {
        JsonNode? node = resource;
        foreach (var part in path.Split('.'))
        {
            node = node?[part];
        }

        return node?.ToString();
    }
}
