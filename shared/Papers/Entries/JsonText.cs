using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Alerts.Papers.Entries;

/// <summary>Reads members of a JSON entry without trusting their kinds, nor their characters.</summary>
internal static class JsonText
{
    /// <summary>The text of a member; null when it is missing or of another kind.</summary>
    public static string? Text(this JsonElement entry, string member) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(member, out var value) ? value.Text() : null;

    /// <summary>The text of a value; null when it is of another kind.</summary>
    public static string? Text(this JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number)
            return value.GetRawText();
        if (value.ValueKind is not JsonValueKind.String)
            return null;

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or bytes that are no UTF-8: the rest of the text is still worth reading.
            return Lenient(JsonMarshal.GetRawUtf8Value(value));
        }
    }

    /// <summary>The texts of a member that is a list of texts, one text, or a list of objects that name themselves.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement entry, string member, string nameMember = "name")
    {
        if (entry.ValueKind is not JsonValueKind.Object || !entry.TryGetProperty(member, out var value))
            return [];
        if (value.ValueKind is not JsonValueKind.Array)
            return value.Text() is { } one ? [one] : [];

        var texts = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            var hidden = item.ValueKind is JsonValueKind.Object && item.TryGetProperty("hidden", out var flag) && flag.ValueKind is JsonValueKind.True;
            if (!hidden && (item.Text() ?? item.Text(nameMember)) is { } text)
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>A whole number; null when missing, of another kind or out of range.</summary>
    public static int? Number(this JsonElement entry, string member) =>
        entry.ValueKind is JsonValueKind.Object && entry.TryGetProperty(member, out var value)
            && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;

    /// <summary>The date of a member in ISO form, with or without a time; null when missing or otherwise.</summary>
    public static DateOnly? Day(this JsonElement entry, string member) =>
        entry.Text(member) is { Length: >= 10 } text
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Unescapes by hand, keeping halves of pairs and replacing foreign bytes; cleaning drops both.</summary>
    private static string Lenient(ReadOnlySpan<byte> quoted)
    {
        var raw = Encoding.UTF8.GetString(quoted[1..^1]);
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            var escape = raw[++i];
            if (escape == 'u' && i + 4 < raw.Length && ushort.TryParse(raw.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                text.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escape });
            }
        }

        return text.ToString();
    }
}
