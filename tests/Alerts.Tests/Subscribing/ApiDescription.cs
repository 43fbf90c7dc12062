using System.Globalization;
using System.Text.Json.Nodes;

namespace Alerts.Subscribing;

/// <summary>functions/Api/openapi.json, and a check of answers against it: the part of JSON Schema that it uses.</summary>
internal sealed class ApiDescription
{
    private readonly JsonNode _document =
        JsonNode.Parse(Repository.Read("functions", "Api", "openapi.json"))!;

    public static ApiDescription Instance { get; } = new();

    /// <summary>Every operation: <c>post /api/confirm</c> with the statuses it may answer.</summary>
    public IEnumerable<(string Method, string Path, IReadOnlyList<int> Statuses)> Operations =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key, path.Key, (IReadOnlyList<int>)[.. operation.Value!["responses"]!.AsObject().Select(r => int.Parse(r.Key, CultureInfo.InvariantCulture))]);

    /// <summary>The operation's path for a request; null when the description does not know it.</summary>
    public string? Find(string method, string path) => Operations
        .Where(operation => operation.Method == method && Matches(operation.Path, path))
        .Select(operation => operation.Path)
        .FirstOrDefault();

    /// <summary>What is wrong with an answer; empty when it is as described.</summary>
    public IReadOnlyList<string> Check(string method, string path, int status, string? contentType, string text)
    {
        var template = Find(method, path)!;
        if (_document["paths"]![template]![method]!["responses"]![status.ToString(CultureInfo.InvariantCulture)] is not { } described)
        {
            return [$"{method} {template} answered {status}, which is not described"];
        }

        var content = Resolve(described)["content"]?.AsObject();
        if (content is null)
        {
            return text.Length == 0 ? [] : [$"{method} {template} {status} should have no body"];
        }

        if (contentType is null || content[contentType] is not { } media)
        {
            return [$"{method} {template} {status} should not be {contentType}"];
        }

        List<string> problems = [];
        if (contentType.EndsWith("json", StringComparison.Ordinal))
        {
            Check(JsonNode.Parse(text), media["schema"]!, $"{method} {template} {status} $", problems);
        }

        return problems;
    }

    private void Check(JsonNode? value, JsonNode schema, string at, List<string> problems)
    {
        schema = Resolve(schema);
        Require(IsOfType(value, schema["type"]), "type");
        switch (value)
        {
            case JsonObject found:
                CheckObject(found, schema, at, problems);
                break;
            case JsonArray found:
                Require(found.Count >= ((int?)schema["minItems"] ?? 0), "minItems");
                Require(found.Count <= ((int?)schema["maxItems"] ?? int.MaxValue), "maxItems");
                for (var i = 0; i < found.Count && schema["items"] is { } items; i++)
                {
                    Check(found[i], items, $"{at}[{i}]", problems);
                }

                break;
            case JsonValue found when found.TryGetValue<string>(out var text):
                Require(schema["enum"] is not JsonArray names || names.Any(name => (string?)name == text), "enum");
                Require(text.Length <= ((int?)schema["maxLength"] ?? int.MaxValue), "maxLength");
                Require((string?)schema["format"] is not "date" || DateOnly.TryParseExact(text, "yyyy-MM-dd", out _), "date");
                Require((string?)schema["format"] is not "date-time" || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _), "date-time");
                Require((string?)schema["format"] is not "uri" || Uri.TryCreate(text, UriKind.Absolute, out _), "uri");
                break;
            case JsonValue found when found.TryGetValue<double>(out var number):
                Require(number >= ((double?)schema["minimum"] ?? double.MinValue), "minimum");
                Require(number <= ((double?)schema["maximum"] ?? double.MaxValue), "maximum");
                break;
        }

        void Require(bool good, string rule)
        {
            if (!good)
            {
                problems.Add($"{at}: {rule}: {value?.ToJsonString() ?? "null"}");
            }
        }
    }

    private void CheckObject(JsonObject found, JsonNode schema, string at, List<string> problems)
    {
        var properties = schema["properties"]?.AsObject();
        problems.AddRange((schema["required"]?.AsArray() ?? [])
            .Where(name => !found.ContainsKey((string)name!))
            .Select(name => $"{at}: {name} is missing"));
        foreach (var (name, value) in found)
        {
            if (properties?[name] is { } property)
            {
                Check(value, property, $"{at}.{name}", problems);
            }
            else if (schema["additionalProperties"] is JsonObject additional)
            {
                Check(value, additional, $"{at}.{name}", problems);
            }
            else if (schema["additionalProperties"] is not null)
            {
                problems.Add($"{at}: {name} is not described");
            }
        }
    }

    private static bool IsOfType(JsonNode? value, JsonNode? type)
    {
        var types = type switch { null => [], JsonArray several => [.. several.Select(one => (string)one!)], _ => new[] { (string)type! } };
        var kind = value?.GetValueKind() switch
        {
            null => "null",
            System.Text.Json.JsonValueKind.Object => "object",
            System.Text.Json.JsonValueKind.Array => "array",
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "boolean",
        };
        return types.Length == 0 || types.Contains(kind)
            || (kind == "number" && types.Contains("integer") && Math.Floor(value!.GetValue<double>()).Equals(value.GetValue<double>()));
    }

    private static bool Matches(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('?')[0].Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(part => part.First.StartsWith('{') || part.First == part.Second);
    }

    private JsonNode Resolve(JsonNode node)
    {
        while ((string?)node["$ref"] is { } reference)
        {
            node = reference[2..].Split('/').Aggregate(_document, (at, name) => at[name]!);
        }

        return node;
    }
}
