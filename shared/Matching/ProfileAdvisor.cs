using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>What an advice is about.</summary>
public enum AdviceKind
{
    /// <summary>The keyword hit no paper.</summary>
    NeverHits,

    /// <summary>The keyword hit more than a quarter of all papers.</summary>
    HitsTooMuch,

    /// <summary>Another keyword of the profile hits wherever this one does.</summary>
    Subsumed,

    /// <summary>The keyword hit nothing, but a word much like it does.</summary>
    NearMiss,
}

/// <summary>Advice on one keyword of a profile.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Keyword">The keyword line as written.</param>
/// <param name="Text">One sentence for the reader.</param>
/// <param name="Suggestion">A keyword line that would do better; null where there is none.</param>
public sealed record Advice(AdviceKind Kind, string Keyword, string Text, string? Suggestion = null);

/// <summary>Advice on profiles, from the papers of the last 30 days.</summary>
/// <param name="index">Those papers.</param>
public sealed class ProfileAdvisor(PaperIndex index)
{
    /// <summary>Advice on the profile's keywords, in their order.</summary>
    public IReadOnlyList<Advice> Advise(KeywordProfile profile)
    {
        var matcher = new Matcher(index);
        List<Advice> advice = [];
        foreach (var keyword in profile.Keywords)
        {
            var hits = matcher.Match(new(profile.Id, [keyword]), MatchOptions.Everything).Count;
            if (hits == 0)
            {
                advice.Add(new(AdviceKind.NeverHits, keyword.Source, $"‘{keyword.Source}’ has hit no paper lately."));
            }
            else if (hits * 4 > index.Papers.Count)
            {
                advice.Add(new(AdviceKind.HitsTooMuch, keyword.Source, $"‘{keyword.Source}’ hits more than a quarter of all papers and says little."));
            }
        }

        return advice;
    }
}
