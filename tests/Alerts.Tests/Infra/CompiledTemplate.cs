using System.Text.Json.Nodes;

namespace Alerts.Infra;

/// <summary>The template that the sources compile to, compiled once for all tests.</summary>
internal static class CompiledTemplate
{
    private static readonly Lazy<Task<JsonObject>> Compiled = new(CompileAsync);

    /// <summary>Every template in it, the entry and each module, by path: <c>/main/storage</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonObject>> TemplatesAsync()
    {
        var templates = new Dictionary<string, JsonObject>();
        Add("", await Compiled.Value);
        return templates;

        void Add(string path, JsonObject template)
        {
            templates[path] = template;
            foreach (var (name, resource) in Resources(template))
            {
                if (resource["properties"]?["template"] is JsonObject inner)
                {
                    Add($"{path}/{name}", inner);
                }
            }
        }
    }

    /// <summary>Every resource of a type that the templates make (not those that only exist), with the module it is in.</summary>
    public static async Task<IReadOnlyList<(string Module, string Name, JsonObject Resource)>> ResourcesAsync(string? type = null) =>
        [
            .. from template in await TemplatesAsync()
               from resource in Resources(template.Value)
               where resource.Resource["existing"]?.GetValue<bool>() != true
               where type is null || resource.Resource["type"]?.GetValue<string>() == type
               select (template.Key, resource.Name, resource.Resource),
        ];

    /// <summary>A module that uses no type of its own compiles to a list of resources, the others to resources by name.</summary>
    private static IEnumerable<(string Name, JsonObject Resource)> Resources(JsonObject template) => template["resources"] switch
    {
        JsonObject named => named.Select(resource => (resource.Key, resource.Value!.AsObject())),
        JsonArray listed => listed.Select((resource, i) => ($"{i}", resource!.AsObject())),
        _ => [],
    };

    private static async Task<JsonObject> CompileAsync()
    {
        var answer = await BicepCompiler.RunAsync("build", "subscription.bicep", "--stdout");
        Assert.True(answer.ExitCode == 0, answer.Errors);
        return JsonNode.Parse(answer.Output)!.AsObject();
    }
}
