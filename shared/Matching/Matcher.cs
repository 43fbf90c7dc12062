using System.Runtime.InteropServices;
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
        var scratch = _scratch ??= new();
        scratch.Begin(index.Papers.Count);
        var least = options.MinScore <= 0 ? 0 : (int)Math.Ceiling(Math.Round(options.MinScore * 100, 6));
        var best = Best(KeywordsOf(profile), scratch, least, Math.Max(0, options.Top));
        return best.IsEmpty ? [] : new MatchList(index, profile, best.ToArray());
    }

    private static ReadOnlySpan<Keyword> KeywordsOf(KeywordProfile profile) => profile.Keywords switch
    {
        Keyword[] array => array,
        List<Keyword> list => CollectionsMarshal.AsSpan(list),
        var others => others.ToArray(),
    };

    /// <summary>The best papers; valid until this thread's next call.</summary>
    private ReadOnlySpan<ScoredPaper> Best(ReadOnlySpan<Keyword> keywords, Scratch scratch, int least, int top)
    {
        // A loop of its own, with nothing to wait for between: keywords lie anywhere in memory, and so they arrive together.
        var resolved = scratch.Resolved(keywords.Length);
        for (var k = 0; k < resolved.Length; k++)
        {
            resolved[k] = index.Resolve(keywords[k]);
        }

        var (excluded, required, evidence) = (0, 0, false);
        for (var k = 0; k < resolved.Length; k++)
        {
            switch (keywords[k].Role)
            {
                case KeywordRole.Excluded:
                    excluded++;
                    break;
                case KeywordRole.Required when resolved[k].Count == 0:
                    return [];
                case KeywordRole.Required:
                    required++;
                    evidence |= !resolved[k].IsFilter;
                    break;
                default:
                    evidence = true;
                    break;
            }
        }

        var counted = scratch.Counted(resolved.Length);
        var count = 0;
        for (var k = 0; k < resolved.Length; k++)
        {
            if (resolved[k].Count > 0 && Counts(keywords[k].Role, resolved[k], evidence))
            {
                counted[count++] = new(resolved[k], resolved[k].Meaning, keywords[k].Thousandths);
            }
        }

        var rows = Add(counted[..count], scratch, mayUseRows: required == 0);
        if (required > 0)
        {
            Require(keywords, resolved, required, scratch);
        }

        for (var k = 0; excluded > 0 && k < resolved.Length; k++)
        {
            if (keywords[k].Role is KeywordRole.Excluded)
            {
                scratch.Drop(resolved[k].Papers);
            }
        }

        return rows ? scratch.EndRows(least, top) : scratch.End(least, top);
    }

    private static bool Counts(KeywordRole role, ResolvedKeyword resolved, bool evidence) =>
        role is KeywordRole.Wanted || (role is KeywordRole.Required && !(evidence && resolved.IsFilter));

    /// <summary>Adds the keywords' evidence; says whether some came as a row.</summary>
    private static bool Add(ReadOnlySpan<WeightedKeyword> counted, Scratch scratch, bool mayUseRows)
    {
        var rows = false;
        for (var i = 0; i < counted.Length; i++)
        {
            var (keyword, _, weight) = counted[i];
            switch (FormOf(counted, i))
            {
                case Form.Only when mayUseRows && keyword.Row is { } row && weight == 1000:
                    scratch.Add(row);
                    rows = true;
                    break;
                case Form.Only:
                    scratch.Add(keyword.Papers, weight);
                    break;
                case Form.First:
                    AddGreatest(counted[i..], scratch);
                    break;
                default:
                    break;
            }
        }

        return rows;
    }

    /// <summary>How a keyword stands to those of its profile that mean the same.</summary>
    private enum Form
    {
        /// <summary>There is no other.</summary>
        Only,

        /// <summary>It is the first of several.</summary>
        First,

        /// <summary>It comes behind another.</summary>
        Later,
    }

    private static Form FormOf(ReadOnlySpan<WeightedKeyword> counted, int at)
    {
        var form = Form.Only;
        for (var i = 0; i < counted.Length; i++)
        {
            if (i != at && counted[i].MeansTheSame(counted[at]))
            {
                if (i < at)
                {
                    return Form.Later;
                }

                form = Form.First;
            }
        }

        return form;
    }

    /// <summary>Adds the evidence of the first keyword and those that mean the same: only the strongest counts in a paper.</summary>
    private static void AddGreatest(ReadOnlySpan<WeightedKeyword> counted, Scratch scratch)
    {
        foreach (ref readonly var other in counted)
        {
            if (other.MeansTheSame(counted[0]))
            {
                scratch.AddGreatest(other.Keyword.Papers, other.Weight);
            }
        }

        foreach (ref readonly var other in counted)
        {
            if (other.MeansTheSame(counted[0]))
            {
                scratch.EndGreatest(other.Keyword.Papers);
            }
        }
    }

    private static void Require(ReadOnlySpan<Keyword> keywords, ReadOnlySpan<ResolvedKeyword> resolved, int required, Scratch scratch)
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
