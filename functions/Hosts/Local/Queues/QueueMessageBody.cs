using System.Text;
using System.Text.Json;

namespace Alerts.Functions.Hosts.Local.Queues;

/// <summary>Turns a message's body into what a function takes, as the worker does.</summary>
internal static class QueueMessageBody
{
    private static readonly JsonSerializerOptions CaseInsensitive = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The text of a body.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="base64">Whether it must be base64.</param>
    /// <returns>The text; null when it is not base64 and must be.</returns>
    public static string? Decode(string body, bool base64)
    {
        if (!base64)
        {
            return body;
        }

        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }

    /// <summary>The text as the parameter's type: itself, or JSON in which case does not matter and unknown members are ignored.</summary>
    /// <exception cref="JsonException">It is no JSON of that type.</exception>
    public static object Read(string text, Type type) => type == typeof(string)
        ? text
        : JsonSerializer.Deserialize(text, type, CaseInsensitive) ?? throw new JsonException("The message is null.");
}
