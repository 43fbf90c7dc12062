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
        var best = Best(profile.Span, scratch, least, Math.Max(0, options.Top));
        return best.IsEmpty ? [] : new MatchList(index, profile, best.ToArray());
    }

    /// <summary>
    /// As <see cref="Match"/>, for one profile after the other: quicker where there are many, for what the next ones need is fetched from memory meanwhile.
    /// </summary>
    /// <returns>The matches of each profile, in order, as they are asked for.</returns>
    public IEnumerable<IReadOnlyList<Match>> MatchAll(IReadOnlyList<KeywordProfile> profiles, MatchOptions options)
    {
        var all = profiles as KeywordProfile[] ?? [.. profiles];
        var ahead = new Lookahead(index.Store, all);
        for (var i = 0; i < all.Length; i++)
        {
            ahead.MoveTo(i);
            yield return Match(all[i], options);
        }
    }

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
            var role = keywords[k].Role;
            if (role is KeywordRole.Required && resolved[k].Count == 0)
            {
                return [];
            }

            excluded += role is KeywordRole.Excluded ? 1 : 0;
            required += role is KeywordRole.Required ? 1 : 0;
            evidence |= role is KeywordRole.Wanted || (role is KeywordRole.Required && !resolved[k].IsFilter);
        }

        var counted = scratch.Counted(resolved.Length);
        var count = 0;
        for (var k = 0; k < resolved.Length; k++)
        {
            counted[count] = k;
            count += resolved[k].Count > 0 && Counts(keywords[k].Role, resolved[k], evidence) ? 1 : 0;
        }

        var (rows, only) = Add(new(keywords, resolved, counted[..count]), scratch, mayUseRows: required == 0);
        if (only is not null)
        {
            if (excluded == 0 && Scratch.IsFew(top))
            {
                return scratch.EndRow(only, least, top);
            }

            scratch.Add(only.Row!);
        }

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

    /// <summary>Adds the keywords' evidence.</summary>
    /// <returns>Whether some have rows, and if only one has, that one: its row is not added yet, for it need not be.</returns>
    private static (bool Rows, ResolvedKeyword? Only) Add(in CountedKeywords counted, Scratch scratch, bool mayUseRows)
    {
        var (rows, only, mayRepeat) = (false, (ResolvedKeyword?)null, counted.MayRepeat());
        for (var i = 0; i < counted.Length; i++)
        {
            var keyword = counted[i];
            if (mayRepeat && Repeats(counted, i))
            {
                AddGreatest(counted, i, scratch);
            }
            else if (!mayUseRows || keyword.Row is null || counted.WeightOf(i) != 1000)
            {
                scratch.Add(keyword.Papers, counted.WeightOf(i));
            }
            else if (!rows)
            {
                (rows, only) = (true, keyword);
            }
            else
            {
                if (only is not null)
                {
                    scratch.Add(only.Row!);
                    only = null;
                }

                scratch.Add(keyword.Row);
            }
        }

        return (rows, only);
    }

    /// <summary>Whether the profile has the keyword in another form too.</summary>
    private static bool Repeats(in CountedKeywords counted, int at)
    {
        for (var i = 0; i < counted.Length; i++)
        {
            if (i != at && counted.MeanTheSame(i, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the evidence of all forms of a keyword, of which only the strongest counts in a paper, when its first form is met.</summary>
    private static void AddGreatest(in CountedKeywords counted, int at, Scratch scratch)
    {
        for (var i = 0; i < at; i++)
        {
            if (counted.MeanTheSame(i, at))
            {
                return;
            }
        }

        for (var i = at; i < counted.Length; i++)
        {
            if (counted.MeanTheSame(i, at))
            {
                scratch.AddGreatest(counted[i].Papers, counted.WeightOf(i));
            }
        }

        for (var i = at; i < counted.Length; i++)
        {
            if (counted.MeanTheSame(i, at))
            {
                scratch.EndGreatest(counted[i].Papers);
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
