using Alerts.Matching.Queries;
using Alerts.Matching.Scoring;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>Scores the papers of an index against profiles. Safe for many threads.</summary>
/// <param name="index">The papers.</param>
public sealed class Matcher(PaperIndex index)
{
    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>The papers that match, best first; equal scores in the order of the papers.</summary>
    /// <remarks>
    /// A paper matches when some wanted or required keyword hits it, every required one does, and no excluded one does. A
    /// required category is a filter: it adds nothing to the score unless the profile asks for nothing else.
    /// </remarks>
    public IReadOnlyList<Match> Match(KeywordProfile profile, MatchOptions options)
    {
        var best = Best(profile, options);
        if (best.Length == 0)
        {
            return [];
        }

        var matches = new Match[best.Length];
        for (var i = 0; i < best.Length; i++)
        {
            matches[i] = new(index.Papers[best[i].Paper], best[i].Hundredths / 100.0, new HitList(index, profile, best[i].Paper));
        }

        return matches;
    }

    /// <summary>The best papers by their place in the index and their score in hundredths; valid until this thread's next call.</summary>
    internal ReadOnlySpan<ScoredPaper> Best(KeywordProfile profile, MatchOptions options)
    {
        var scratch = _scratch ??= new();
        scratch.Begin(index.Papers.Count);
        Accumulate(profile.Keywords, scratch);
        var least = options.MinScore <= 0 ? 0 : (int)Math.Ceiling(Math.Round(options.MinScore * 100, 6));
        return scratch.End(least, Math.Max(0, options.Top));
    }

    private void Accumulate(IReadOnlyList<Keyword> keywords, Scratch scratch)
    {
        var resolved = scratch.Resolved(keywords.Count);
        var (excluded, required, evidence) = (false, 0, false);
        for (var k = 0; k < resolved.Length; k++)
        {
            var (keyword, found) = (keywords[k], index.Resolve(keywords[k]));
            resolved[k] = found;
            excluded |= keyword.Role is KeywordRole.Excluded;
            required += keyword.Role is KeywordRole.Required ? 1 : 0;
            evidence |= keyword.Role is KeywordRole.Wanted || (keyword.Role is KeywordRole.Required && !found.IsFilter);
        }

        for (var k = 0; k < resolved.Length; k++)
        {
            if (Counts(keywords[k], resolved[k], evidence))
            {
                Add(keywords, resolved, k, evidence, scratch);
            }
        }

        if (required > 0)
        {
            Require(keywords, resolved, required, scratch);
        }

        for (var k = 0; excluded && k < resolved.Length; k++)
        {
            if (keywords[k].Role is KeywordRole.Excluded)
            {
                scratch.Drop(resolved[k].Papers, resolved[k].Certain);
            }
        }
    }

    private static bool Counts(Keyword keyword, ResolvedKeyword resolved, bool evidence) =>
        resolved.Papers.Length > 0
        && (keyword.Role is KeywordRole.Wanted || (keyword.Role is KeywordRole.Required && !(evidence && resolved.IsFilter)));

    /// <summary>Adds a keyword's evidence. Of keywords that mean the same only the strongest counts in a paper.</summary>
    private static void Add(IReadOnlyList<Keyword> keywords, ReadOnlySpan<ResolvedKeyword> resolved, int k, bool evidence, Scratch scratch)
    {
        var repeated = false;
        for (var j = 0; j < resolved.Length; j++)
        {
            if (j != k && Counts(keywords[j], resolved[j], evidence) && resolved[j].Concept == resolved[k].Concept)
            {
                if (j < k)
                {
                    return;
                }

                repeated = true;
            }
        }

        if (!repeated)
        {
            scratch.Add(resolved[k].Papers, resolved[k].Points, keywords[k].Thousandths);
            return;
        }

        for (var j = k; j < resolved.Length; j++)
        {
            if (Counts(keywords[j], resolved[j], evidence) && resolved[j].Concept == resolved[k].Concept)
            {
                scratch.AddGreatest(resolved[j].Papers, resolved[j].Points, keywords[j].Thousandths);
            }
        }

        scratch.EndGreatest();
    }

    private static void Require(IReadOnlyList<Keyword> keywords, ReadOnlySpan<ResolvedKeyword> resolved, int required, Scratch scratch)
    {
        for (var k = 0; k < resolved.Length; k++)
        {
            if (keywords[k].Role is KeywordRole.Required)
            {
                scratch.CountRequired(resolved[k].Papers);
            }
        }

        scratch.DropUnless(required);
    }
}
