using Alerts.Matching.Index;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>
/// Has fetched what the next profiles of a list need, so that it is there when their turn comes. From a profile to its keywords' hits or words it is a long way, each
/// step of which says where the next one lies: every profile is taken one step further each time, and so no step waits for the one before.
/// </summary>
/// <param name="vocabulary">The words of the index.</param>
/// <param name="profiles">The profiles.</param>
internal readonly struct Lookahead(Vocabulary vocabulary, IReadOnlyList<KeywordProfile> profiles)
{
    /// <summary>What processors fetch at once, in bytes.</summary>
    private const int Line = 64;

    /// <summary>Takes the profiles behind one, which is matched next, a step further.</summary>
    public void MoveTo(int at)
    {
        if (at + 8 < profiles.Count)
        {
            Prefetch.Object(profiles[at + 8]);
        }

        if (at + 7 < profiles.Count)
        {
            Prefetch.Object(profiles[at + 7].Keywords);
            Prefetch.Object(profiles[at + 7].Keywords, Line);
        }

        foreach (var keyword in KeywordsOf(at + 6))
        {
            // What is asked of a keyword lies towards its end.
            Prefetch.Object(keyword, Line / 2);
            Prefetch.Object(keyword, Line * 3 / 4);
        }

        foreach (var keyword in KeywordsOf(at + 5))
        {
            Prefetch.Object(keyword.Memo);
            Prefetch.Object(keyword.Memo, Line);
        }

        foreach (var keyword in KeywordsOf(at + 4))
        {
            if (keyword.Memo is ResolvedKeyword { Papers: var papers })
            {
                Prefetch.Object(papers);
                Prefetch.Object(papers, Line);
            }
            else if (keyword.Memo is KeywordQuery query)
            {
                Prefetch.Object(query.Terms[0]);
                Prefetch.Object(query.Terms[0], Line);
            }
        }

        foreach (var keyword in KeywordsOf(at + 3))
        {
            for (var part = 0; part < 3 && keyword.Memo is KeywordQuery query; part++)
            {
                Prefetch.Object(query.Terms[0].Words, part * Line);
            }
        }

        foreach (var keyword in KeywordsOf(at + 2))
        {
            foreach (ref readonly var word in keyword.Memo is KeywordQuery query ? query.Terms[0].Words.AsSpan() : [])
            {
                vocabulary.Expect(word.Name);
            }
        }
    }

    private ReadOnlySpan<Keyword> KeywordsOf(int at) => at < profiles.Count ? profiles[at].Span : [];
}
