using System.Text.Json;

namespace Alerts.Profiles;

/// <summary>What came of reading a line: a profile to be stored, or what is wrong with it.</summary>
/// <param name="Profile">The profile; null when something is wrong. Its id is empty when the line gives none.</param>
/// <param name="StateGiven">Whether the line says where the subscription stands; otherwise the profile's state is <see cref="SubscriberState.Active"/>.</param>
/// <param name="Problems">Everything wrong with the line, a sentence each.</param>
public sealed record ReadSubscriber(Subscriber? Profile, bool StateGiven, IReadOnlyList<string> Problems);

/// <summary>
/// Subscribers as JSON lines: <c>{"email","id"?,"keywords":[…],"delivery"?:{frequency, weekday, hour, timeZone, cap, threshold, sources,
/// categories, tellWhenNothing, trending},"state"?,"pausedUntil"?}</c>.
/// </summary>
public static class SubscriberJson
{
    private static readonly HashSet<string> Known = ["email", "id", "keywords", "delivery", "state", "pausedUntil"];

    /// <summary>A subscriber as one line.</summary>
    public static string Write(Subscriber subscriber) => JsonSerializer.Serialize(
        new(subscriber.Address, subscriber.Id, subscriber.Keywords, subscriber.Delivery, subscriber.State, subscriber.PausedUntil),
        ProfilesJson.Default.SubscriberLine);

    /// <summary>Reads one line. Never throws for what the line holds.</summary>
    public static ReadSubscriber Read(string line)
    {
        List<string> problems = [];
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
            {
                return new(null, false, ["should be a JSON object"]);
            }

            var fields = new JsonFields(json.RootElement, "", problems);
            fields.Refuse(Known);
            var stateGiven = json.RootElement.TryGetProperty("state", out var given) && given.ValueKind is not JsonValueKind.Null;
            var profile = new Subscriber
            {
                Id = Id(fields, problems),
                Address = Address(fields, problems),
                Keywords = Keywords(fields, problems),
                Delivery = Delivery(json.RootElement, problems),
                State = fields.Enum("state", SubscriberState.Active),
                PausedUntil = fields.Time("pausedUntil"),
            };
            return new(problems.Count == 0 ? profile : null, stateGiven, problems);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text with half a surrogate pair, escaped.
            return new(null, false, [$"is not JSON: {e.Message}"]);
        }
    }

    private static string Id(JsonFields fields, List<string> problems)
    {
        var id = fields.Text("id") ?? "";
        if (id.Length > 0 && !Subscriber.IsId(id))
        {
            problems.Add("id: should be 32 lower-case hex digits, or be left out");
        }

        return id;
    }

    private static string Address(JsonFields fields, List<string> problems)
    {
        var wrong = problems.Count;
        var email = fields.Text("email");
        if (EmailAddress.TryParse(email, out var address))
        {
            return address!.Sending;
        }

        if (problems.Count == wrong)
        {
            problems.Add(email is null ? "email: is missing" : "email: is not a mail address");
        }

        return "";
    }

    private static IReadOnlyList<string> Keywords(JsonFields fields, List<string> problems)
    {
        var wrong = problems.Count;
        var lines = fields.Texts("keywords");
        var parsed = KeywordProfile.Parse("", lines);
        problems.AddRange(parsed.Errors.Select(error => $"keywords: {error}"));
        if (parsed.Profile.Keywords.Count == 0 && problems.Count == wrong)
        {
            problems.Add("keywords: the profile is empty, it should hold at least one keyword");
        }

        return [.. lines.Where(keyword => !string.IsNullOrWhiteSpace(keyword))];
    }

    private static DeliverySettings Delivery(JsonElement line, List<string> problems)
    {
        var defaults = new DeliverySettings();
        if (!line.TryGetProperty("delivery", out var json) || json.ValueKind is JsonValueKind.Null)
        {
            return defaults;
        }

        if (json.ValueKind is not JsonValueKind.Object)
        {
            problems.Add("delivery: should be an object");
            return defaults;
        }

        var wrong = problems.Count;
        var fields = new JsonFields(json, "delivery.", problems);
        fields.Refuse(
            ["frequency", "weekday", "hour", "timeZone", "cap", "threshold", "sources", "categories", "tellWhenNothing", "trending"]);
        var settings = new DeliverySettings
        {
            Frequency = fields.Enum("frequency", defaults.Frequency),
            Weekday = fields.Enum("weekday", defaults.Weekday),
            Hour = fields.Whole("hour", defaults.Hour),
            TimeZone = fields.Text("timeZone") ?? defaults.TimeZone,
            Cap = fields.Whole("cap", defaults.Cap),
            Threshold = fields.Number("threshold", defaults.Threshold),
            Sources = fields.Texts("sources"),
            Categories = fields.Texts("categories"),
            TellWhenNothing = fields.Flag("tellWhenNothing"),
            Trending = fields.Flag("trending"),
        };
        if (problems.Count == wrong)
        {
            problems.AddRange(DeliveryCheck.Problems(settings).Select(problem => $"delivery.{problem.Field}: {problem.Message}"));
        }

        return settings;
    }
}
