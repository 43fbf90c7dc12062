using System.Text.Json;
using Alerts.Delivery.Senders;

namespace Alerts.Delivery.Events;

/// <summary>Reads the body of a webhook request: an array of flat objects, of which everything but what we act on is passed over.</summary>
public static class ProviderEventReader
{
    private const int LongestReason = 300;
    private const int LongestField = 1000;

    /// <summary>Reads the events. One that cannot be understood never stops the others.</summary>
    /// <param name="body">The body.</param>
    /// <param name="events">The events, in the order they came.</param>
    /// <param name="skipped">How many entries were no events.</param>
    /// <returns>False when the body is no JSON array.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> body, out IReadOnlyList<ProviderEvent> events, out int skipped)
    {
        (events, skipped) = ([], 0);
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            if (json.RootElement.ValueKind is not JsonValueKind.Array)
            {
                return false;
            }

            List<ProviderEvent> read = new(json.RootElement.GetArrayLength());
            foreach (var entry in json.RootElement.EnumerateArray())
            {
                if (Read(entry) is { } known)
                {
                    read.Add(known);
                }
                else
                {
                    skipped++;
                }
            }

            events = read;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ProviderEvent? Read(JsonElement entry)
    {
        if (entry.ValueKind is not JsonValueKind.Object || Text(entry, "event") is not { } name || At(entry) is not { } at)
        {
            return null;
        }

        var reason = Text(entry, "reason");
        return new(
            name,
            at,
            Text(entry, SendGridSender.MailIdArgument),
            Text(entry, "email"),
            Text(entry, "type"),
            reason is null ? null : ReasonText.Clean(reason, LongestReason));
    }

    private static string? Text(JsonElement entry, string name)
    {
        try
        {
            return entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestField } text
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half a surrogate pair.
            return null;
        }
    }

    private static DateTimeOffset? At(JsonElement entry) =>
        entry.TryGetProperty("timestamp", out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var seconds)
        && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
