using System.Globalization;
using System.Text.RegularExpressions;
using Alerts.Mail;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>One thing that could change in a profile.</summary>
/// <param name="Id">Names it within its offer: <c>raise</c>, <c>exclude-1</c>.</param>
/// <param name="Text">What it does, in words.</param>
/// <param name="Changes">What it changes.</param>
public sealed record FeedbackOption(string Id, string Text, IReadOnlyList<KeywordChange> Changes);

/// <summary>Finds what could change in a profile after "more like this" or "not for me" for a paper.</summary>
public static partial class FeedbackOptions
{
    private const double Raise = 1.5;
    private const double Lower = 0.5;
    private const int MostPhrases = 2;

    /// <summary>More lines than these nobody reads before agreeing, and the token that takes them back would not fit into a link.</summary>
    private const int MostWeighed = 5;

    /// <summary>The options, the likeliest first. A pure function: asked again for the same profile it says the same.</summary>
    /// <param name="lines">The profile's keyword lines.</param>
    /// <param name="paper">The paper.</param>
    /// <param name="more">Whether more of its kind is wanted; otherwise less.</param>
    public static IReadOnlyList<FeedbackOption> For(IReadOnlyList<string> lines, Paper paper, bool more)
    {
        var hit = Hit(lines, paper);
        var options = new List<FeedbackOption>();
        var weighed = hit.Select(line => Weigh(line, more ? Raise : Lower)).OfType<KeywordChange>().Take(MostWeighed).ToList();
        if (weighed.Count > 0)
        {
            var names = string.Join(", ", weighed.Select(change => $"“{KeywordLabel.Of(change.Before!)}”"));
            options.Add(more
                ? new("raise", $"Count {names} for more", weighed)
                : new("lower", $"Count {names} for less", weighed));
        }

        options.AddRange(Phrases(lines, paper).Select((phrase, i) => more
            ? new FeedbackOption($"add-{i + 1}", $"Follow “{phrase}” too", [new(null, phrase)])
            : new FeedbackOption($"exclude-{i + 1}", $"Leave out papers with “{phrase}”", [new(null, $"-\"{phrase}\"")])));
        if (!more)
        {
            options.AddRange(hit.Take(1).Select(line =>
                new FeedbackOption("remove", $"Stop following “{KeywordLabel.Of(line)}”", [new(line, null)])));
        }

        // A profile must keep within its limits, and must not become empty.
        return [.. options.Where(option => Fits(lines, option))];
    }

    private static List<string> Hit(IReadOnlyList<string> lines, Paper paper)
    {
        var profile = KeywordProfile.Parse("feedback", lines).Profile;
        var matcher = new Matcher(PaperIndex.Build([paper], RarityStatistic.Empty));
        var sources = matcher.Match(profile, MatchOptions.Everything)
            .SelectMany(match => match.Hits)
            .GroupBy(hit => hit.Keyword)
            .OrderBy(hits => hits.Min(hit => hit.Field))
            .ThenByDescending(hits => hits.Count())
            .Select(hits => hits.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. sources.SelectMany(source => lines.Where(line => line.Trim() == source.Trim()).Take(1))];
    }

    private static KeywordChange? Weigh(string line, double factor)
    {
        if (!Keyword.TryParse(line, out var keyword, out _))
        {
            return null;
        }

        var weight = Math.Clamp(Math.Round(keyword.Weight * factor, 1), Keyword.MinWeight, Keyword.MaxWeight);
        if (weight.Equals(keyword.Weight))
        {
            return null;
        }

        var bare = Weight().Replace(line, "");
        var changed = weight.Equals(1.0) ? bare : string.Create(CultureInfo.InvariantCulture, $"{bare}^{weight}");
        return Keyword.TryParse(changed, out var parsed, out _) && parsed.Weight.Equals(weight) ? new(line, changed) : null;
    }

    /// <summary>Key phrases of the paper that no line of the profile has yet.</summary>
    private static IEnumerable<string> Phrases(IReadOnlyList<string> lines, Paper paper) => paper.KeyPhrases
        .Select(phrase => SafeText.Line(phrase).Replace("\"", "", StringComparison.Ordinal).Trim())
        .Where(phrase => phrase.Length >= 3
            && Keyword.TryParse($"-\"{phrase}\"", out _, out _)
            && Keyword.TryParse(phrase, out var plain, out _) && plain is { Role: KeywordRole.Wanted, Alternatives: [{ Field: KeywordField.Any }] }
            && !lines.Any(line => line.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Take(MostPhrases);

    private static bool Fits(IReadOnlyList<string> lines, FeedbackOption option) =>
        KeywordChange.Apply(lines, option.Changes) is { } changed
        && KeywordProfile.Parse("feedback", changed) is { Errors.Count: 0 } parsed
        && parsed.Profile.Keywords.Any(keyword => keyword.Role is not KeywordRole.Excluded);

    [GeneratedRegex(@"\s*\^\s*\d+(\.\d+)?\s*$")]
    private static partial Regex Weight();
}
