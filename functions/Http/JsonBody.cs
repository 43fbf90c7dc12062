using System.Numerics;
using System.Text.Json;
using System.Text.Unicode;

namespace Alerts.Functions.Http;

/// <summary>A JSON object of a request. Reading a field never throws; what is wrong is collected, by field.</summary>
internal sealed class JsonBody(JsonElement json, string prefix, SortedDictionary<string, List<string>> errors)
{
    private delegate bool TryGet<T>(JsonElement value, out T number);

    /// <summary>What is wrong, by field: <c>delivery.hour</c>.</summary>
    public SortedDictionary<string, List<string>> Errors => errors;

    /// <summary>Whether anything is wrong.</summary>
    public bool IsWrong => errors.Count > 0;

    /// <summary>Reads a body.</summary>
    /// <returns>Null when the bytes are no JSON object, with what is wrong in <paramref name="problem"/>.</returns>
    public static JsonBody? Parse(ReadOnlyMemory<byte> bytes, out string problem)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            problem = "The body is not UTF-8.";
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            problem = "The body should be a JSON object.";
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new JsonBody(document.RootElement.Clone(), "", new(StringComparer.Ordinal))
                : null;
        }
        catch (JsonException e)
        {
            problem = $"The body is not JSON (line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1}).";
            return null;
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair, escaped: JSON by the letter, but no text to compare with the others.
            problem = "The body has a field whose name is no text.";
            return null;
        }
    }

    /// <summary>Fields nobody knows are mistyped ones.</summary>
    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var field in json.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                Wrong(Shown(field.Name), "is not a field known here");
            }
        }
    }

    /// <summary>Says that a field is wrong.</summary>
    public void Wrong(string name, string message)
    {
        var field = prefix + name;
        if (!errors.TryGetValue(field, out var messages))
        {
            errors[field] = messages = [];
        }

        messages.Add(message);
    }

    /// <summary>A text; null when it is missing and may be.</summary>
    public string? Text(string name, int longest, bool required = true)
    {
        if (Find(name) is not { } value)
        {
            if (required)
            {
                Wrong(name, "is missing");
            }

            return null;
        }

        var text = TextOf(value);
        if (text is null)
        {
            Wrong(name, "should be text");
        }
        else if (text.Length > longest)
        {
            Wrong(name, $"should have at most {longest} characters");
            return null;
        }

        return text;
    }

    /// <summary>A list of texts; empty when it is missing and may be.</summary>
    public IReadOnlyList<string> Texts(string name, int most, bool required = true)
    {
        if (Find(name) is not { } value)
        {
            if (required)
            {
                Wrong(name, "is missing");
            }

            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            Wrong(name, "should be a list of texts");
            return [];
        }

        if (value.GetArrayLength() > most)
        {
            Wrong(name, $"should have at most {most} entries");
            return [];
        }

        var texts = value.EnumerateArray().Select(TextOf).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] is null)
            {
                Wrong($"{name}[{i}]", "should be text");
            }
        }

        // An empty text in the place of a wrong one, so that the others keep their numbers.
        return [.. texts.Select(text => text ?? "")];
    }

    /// <summary>A whole number.</summary>
    public int Whole(string name, int otherwise, int least, int most) =>
        Within(name, otherwise, least, most, "whole number", static (value, out number) => value.TryGetInt32(out number));

    /// <summary>A whole number that must be there.</summary>
    public int Whole(string name, int least, int most)
    {
        if (Find(name) is null)
        {
            Wrong(name, "is missing");
        }

        return Whole(name, least, least, most);
    }

    /// <summary>A number.</summary>
    public double Number(string name, double otherwise, double least, double most) =>
        Within(name, otherwise, least, most, "number", static (value, out number) => value.TryGetDouble(out number));

    /// <summary>True or false.</summary>
    public bool Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Wrong(name, "should be true or false");
        }

        return value.ValueKind is JsonValueKind.True;
    }

    /// <summary>One of the names of an enumeration, in lower case.</summary>
    public TEnum Choice<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (Find(name) is not { } value)
        {
            return otherwise;
        }

        var text = TextOf(value);
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (string.Equals(candidate.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        Wrong(name, "should be one of " + string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant());
        return otherwise;
    }

    /// <summary>An object within; null when it is missing.</summary>
    public JsonBody? Object(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Object)
        {
            return new JsonBody(value, $"{prefix}{name}.", errors);
        }

        Wrong(name, "should be an object");
        return null;
    }

    private T Within<T>(string name, T otherwise, T least, T most, string kind, TryGet<T> get)
        where T : INumber<T>
    {
        if (Find(name) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind is JsonValueKind.Number && get(value, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, $"should be a {kind} from {least} to {most}");
        return otherwise;
    }

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: JSON by the letter, but no text.
            return null;
        }
    }

    private static string Shown(string name) =>
        new([.. name.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)]);
}
