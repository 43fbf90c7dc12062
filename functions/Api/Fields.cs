using Alerts.Functions.Http;
using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Functions.Api;

/// <summary>Reads the fields that several requests share, with messages a person understands.</summary>
internal static class Fields
{
    private const int LongestEmail = 320;
    private const int LongestName = 100;

    /// <summary>A mailed token.</summary>
    public static string? Token(this JsonBody body) => body.Text("token", LinkTokens.LongestToken);

    /// <summary>A mail address; null when it is none.</summary>
    public static EmailAddress? Email(this JsonBody body)
    {
        if (body.Text("email", LongestEmail) is not { } text)
        {
            return null;
        }

        if (!EmailAddress.TryParse(text, out var address))
        {
            body.Wrong("email", "should be a mail address like ada@example.org");
        }

        return address;
    }

    /// <summary>Keyword lines to be stored: blank ones left out, each one good.</summary>
    /// <param name="body">The request.</param>
    /// <param name="mayBeEmpty">Whether a profile without keywords makes sense (it wants the trending section).</param>
    public static IReadOnlyList<string> Keywords(this JsonBody body, bool mayBeEmpty)
    {
        var lines = body.Texts("keywords", KeywordProfile.MaxKeywords);
        var parsed = KeywordProfile.Parse("", lines);
        foreach (var error in parsed.Errors)
        {
            var repair = error.Repair is null ? "" : $" Did you mean {error.Repair}?";
            body.Wrong($"keywords[{error.Line - 1}]", $"column {error.Column}: {error.Message}; expected {error.Expected}.{repair}");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Any(char.IsControl))
            {
                body.Wrong($"keywords[{i}]", "should be one line without control characters");
            }
        }

        if (!body.IsWrong && !mayBeEmpty && parsed.Profile.Keywords.All(keyword => keyword.Role is KeywordRole.Excluded))
        {
            body.Wrong("keywords", "should hold at least one keyword to follow");
        }

        return [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    /// <summary>Delivery settings; what is left out has its default.</summary>
    public static DeliverySettings Delivery(this JsonBody body)
    {
        var defaults = new DeliverySettings();
        if (body.Object("delivery") is not { } fields)
        {
            return defaults;
        }

        fields.Only(
            "frequency", "weekday", "hour", "timeZone", "cap", "threshold", "sources", "categories", "tellWhenNothing", "trending");
        var delivery = new DeliverySettings
        {
            Frequency = fields.Choice("frequency", defaults.Frequency),
            Weekday = fields.Choice("weekday", defaults.Weekday),
            Hour = fields.Whole("hour", defaults.Hour, 0, 23),
            TimeZone = fields.Text("timeZone", LongestName, required: false) ?? defaults.TimeZone,
            Cap = fields.Whole("cap", defaults.Cap, DeliverySettings.LeastPapers, DeliverySettings.MostPapers),
            Threshold = fields.Number("threshold", defaults.Threshold, 0, 100),
            Sources = fields.Texts("sources", DeliveryCheck.MostFilters, required: false),
            Categories = fields.Texts("categories", DeliveryCheck.MostFilters, required: false),
            TellWhenNothing = fields.Flag("tellWhenNothing"),
            Trending = fields.Flag("trending"),
        };
        foreach (var problem in DeliveryCheck.Problems(delivery))
        {
            fields.Wrong(problem.Field, problem.Message);
        }

        return delivery;
    }
}
