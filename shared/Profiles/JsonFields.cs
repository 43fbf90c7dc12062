using System.Globalization;
using System.Text.Json;

namespace Alerts.Profiles;

/// <summary>Reads the fields of a JSON object, collecting what is wrong instead of throwing at the first.</summary>
internal sealed class JsonFields(JsonElement json, string prefix, List<string> problems)
{
    /// <summary>Fields nobody knows are mistyped ones.</summary>
    public void Refuse(HashSet<string> known) => problems.AddRange(
        json.EnumerateObject().Where(field => !known.Contains(field.Name)).Select(field => $"{prefix}{field.Name}: is not a field known here"));

    public string? Text(string name) => Read(name, JsonValueKind.String, "text", value => value.GetString(), null);

    public bool Flag(string name)
    {
        if (!TryGet(name, out var value) || value.ValueKind is JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind is not JsonValueKind.True)
        {
            Wrong(name, "true or false");
        }

        return true;
    }

    public int Whole(string name, int otherwise) =>
        Read(name, JsonValueKind.Number, "a whole number", value => value.TryGetInt32(out var number) ? number : (int?)null, otherwise)!.Value;

    public double Number(string name, double otherwise) =>
        Read(name, JsonValueKind.Number, "a number", value => value.TryGetDouble(out var number) ? number : (double?)null, otherwise)!.Value;

    public DateTimeOffset? Time(string name) => Read(
        name,
        JsonValueKind.String,
        "a time like 2026-11-23T08:00:00Z",
        value => DateTimeOffset.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : (DateTimeOffset?)null,
        null);

    public TEnum Enum<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum => Read<TEnum?>(
            name,
            JsonValueKind.String,
            "one of " + string.Join(", ", System.Enum.GetNames<TEnum>()).ToLowerInvariant(),
            value => System.Enum.GetNames<TEnum>().FirstOrDefault(n => n.Equals(value.GetString(), StringComparison.OrdinalIgnoreCase)) is { } found
                ? System.Enum.Parse<TEnum>(found)
                : null,
            otherwise)!.Value;

    public IReadOnlyList<string> Texts(string name)
    {
        if (!TryGet(name, out var value))
        {
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind is not JsonValueKind.String))
        {
            Wrong(name, "a list of texts");
            return [];
        }

        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private T? Read<T>(string name, JsonValueKind kind, string expected, Func<JsonElement, T?> read, T? otherwise)
    {
        if (!TryGet(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == kind && read(value) is { } result)
        {
            return result;
        }

        Wrong(name, expected);
        return otherwise;
    }

    private bool TryGet(string name, out JsonElement value) => json.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;

    private void Wrong(string name, string expected) => problems.Add($"{prefix}{name}: should be {expected}");
}
