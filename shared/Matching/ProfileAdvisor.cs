using System.Globalization;
using Alerts.Matching.Queries;
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

/// <summary>Advice on profiles, from the papers of the last 30 days. Safe for many threads.</summary>
/// <param name="index">Those papers.</param>
public sealed class ProfileAdvisor(PaperIndex index)
{
    /// <summary>Words looked for in the vocabulary in one call: more misspelled ones than a person writes, bounded work for a machine.</summary>
    private const int MostSearches = 16;

    private readonly SpellingAdvisor _spelling = new(index);

    /// <summary>Advice on the profile's keywords, in their order; none where all is well, or where there are no papers to tell.</summary>
    public IReadOnlyList<Advice> Advise(KeywordProfile profile)
    {
        if (index.Papers.Count == 0)
        {
            return [];
        }

        List<Advice> advice = [];
        var searches = MostSearches;
        foreach (var keyword in profile.Keywords)
        {
            if (Advise(keyword, profile, ref searches) is { } one)
            {
                advice.Add(one);
            }
        }

        return advice;
    }

    private Advice? Advise(Keyword keyword, KeywordProfile profile, ref int searches)
    {
        var found = index.Resolve(keyword);
        var name = NameOf(keyword);
        if (found.Count == 0)
        {
            return _spelling.Suggest(keyword, ref searches) is { } suggestion
                ? new(AdviceKind.NearMiss, keyword.Source, $"‘{name}’ hit no paper lately; did you mean ‘{NameOf(Keyword.Parse(suggestion))}’?", suggestion)
                : new(AdviceKind.NeverHits, keyword.Source, $"‘{name}’ hit no paper lately.");
        }

        if (keyword.Role is KeywordRole.Wanted && found.Count * 4 > index.Papers.Count)
        {
            var share = string.Create(CultureInfo.InvariantCulture, $"{100.0 * found.Count / index.Papers.Count:F0} %");
            return new(AdviceKind.HitsTooMuch, keyword.Source, $"‘{name}’ hits {share} of all papers and says little about any of them.");
        }

        var wider = profile.Keywords.FirstOrDefault(other => Subsumes(other, keyword, found, profile));
        return wider is null ? null : new(
            AdviceKind.Subsumed, keyword.Source, $"‘{NameOf(wider)}’ finds every paper that ‘{name}’ finds.");
    }

    /// <summary>What a keyword looks for, as a reader says it: without sign and weight.</summary>
    private static string NameOf(Keyword keyword) => keyword.Alternatives is [{ Field: KeywordField.Any } one] ? one.Text : keyword.Meaning;

    /// <summary>Of two that find the same papers the later one is the one too many.</summary>
    private bool Subsumes(Keyword wider, Keyword keyword, ResolvedKeyword found, KeywordProfile profile)
    {
        if (ReferenceEquals(wider, keyword) || wider.Role != keyword.Role || wider.Role is KeywordRole.Required)
        {
            return false;
        }

        var other = index.Resolve(wider);
        if (other.Count == found.Count && IndexOf(profile, wider) > IndexOf(profile, keyword))
        {
            return false;
        }

        return other.Count >= found.Count && Array.TrueForAll(found.Papers, hit => other.Hits(hit.Paper));
    }

    private static int IndexOf(KeywordProfile profile, Keyword keyword) => profile.Keywords.ToList().IndexOf(keyword);
}
