using Alerts.Matching.Index;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>
/// Has fetched what the next profiles of a list need, so that it is there when their turn comes. From a profile to its keywords' hits or words it is a long way, each
/// step of which says where the next one lies: every profile is taken one step further each time, and so no step waits for the one before.
/// </summary>
/// <param name="store">The texts of the index.</param>
/// <param name="profiles">The profiles.</param>
internal readonly struct Lookahead(TokenStore store, KeywordProfile[] profiles)
{
    /// <summary>What processors fetch at once, in bytes.</summary>
    private const int Line = 64;

    /// <summary>Takes the profiles behind one, which is matched next, a step further.</summary>
    public void MoveTo(int at)
    {
        if (at + 8 < profiles.Length)
        {
            Prefetch.Object(profiles[at + 8]);
        }

        if (at + 7 < profiles.Length)
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
            if (keyword.Memo is KeywordQuery query)
            {
                var term = query.Terms[0];
                Prefetch.Object(term.Words);
                Prefetch.Object(term.Words, Line);
                Prefetch.Object(term.Words, 2 * Line);
                Prefetch.Object(term.Joints);
                Prefetch.Object(term.Joints, Line);
                Prefetch.Object(term.Units);
                Prefetch.Object(term.Apart);
            }
        }

        foreach (var keyword in KeywordsOf(at + 2))
        {
            if (keyword.Memo is KeywordQuery query)
            {
                ExpectWords(query.Terms[0]);
            }
        }

        foreach (var keyword in KeywordsOf(at + 1))
        {
            if (keyword.Memo is KeywordQuery query)
            {
                ExpectPlaces(query.Terms[0].Words);
            }
        }
    }

    /// <summary>What says whether the words stand anywhere, alone, joined, beside each other or apart.</summary>
    private void ExpectWords(TermQuery term)
    {
        foreach (var name in term.Apart)
        {
            store.Neighbours.ExpectJoin(name);
        }

        var words = term.Words;
        for (var i = 0; i < words.Length; i++)
        {
            store.Vocabulary.Expect(words[i].Name);
            if (i > 0)
            {
                store.Pairs.Expect(words[i - 1].Name, words[i].Name);
                store.Neighbours.Expect(words[i - 1].Name, words[i].Name);
            }
        }
    }

    /// <summary>Where they stand.</summary>
    private void ExpectPlaces(QueryWord[] words)
    {
        if (words.Length == 1)
        {
            store.ExpectPlaces(store.Vocabulary.Find(words[0].Name));
        }
        else if (words.Length > 1)
        {
            store.Pairs.ExpectPlaces(words[0].Name, words[1].Name);
        }
    }

    private ReadOnlySpan<Keyword> KeywordsOf(int at) => at < profiles.Length ? profiles[at].Span : [];
}
