using Alerts.Matching.Index;

namespace Alerts.Matching.Queries;

/// <summary>Says whether the words of a keyword may stand near each other in some text, and not only as the keyword itself: for most they do not.</summary>
internal static class NearChance
{
    /// <summary>Whether they may, in order and turned round: no is certain.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="term">The keyword.</param>
    /// <param name="known">Its words in the index.</param>
    public static (bool InOrder, bool Turned) Of(TokenStore store, TermQuery term, ReadOnlySpan<KnownWord> known)
    {
        if (!term.MayBeNear)
        {
            return (false, false);
        }

        return term.HasSingleUnits ? OfWords(store, term.Words)
            : AreAllHeld(store, term, known) ? OfUnits(store, term.Words, term.Units)
            : (false, false);
    }

    /// <summary>Where every unit is one word: those are the words that have a meaning.</summary>
    private static (bool InOrder, bool Turned) OfWords(TokenStore store, QueryWord[] words)
    {
        var last = words.Length - 1;
        while (words[last].IsFunctionWord)
        {
            last--;
        }

        var (inOrder, turned, before, more) = (true, true, -1, last < words.Length - 1);
        for (var i = 0; i <= last && (inOrder || turned); i++)
        {
            if (words[i].IsFunctionWord)
            {
                more = true;
                continue;
            }

            if (before < 0)
            {
                turned = store.Neighbours.MayMeetApart(words[last].Name, words[i].Name);
            }
            else
            {
                var apart = store.Neighbours.MayMeetApart(words[before].Name, words[i].Name);
                var meets = apart || store.Pairs.Count(words[before].Name, words[i].Name) > 0;
                (inOrder, more) = (inOrder && meets, more || apart);
                turned &= meets || i == last;
            }

            before = i;
        }

        return (inOrder && more, turned && MayBeTurned(store, words, last));
    }

    private static (bool InOrder, bool Turned) OfUnits(TokenStore store, QueryWord[] words, NearUnit[] units)
    {
        var last = units[^1];
        var turned = MayBeTurned(store, words, last.End - 1) && MayBeNear(store, words, last.End - 1, units[0].At);
        for (var u = 1; u < units.Length; u++)
        {
            if (!MayBeNear(store, words, units[u - 1].End - 1, units[u].At))
            {
                return (false, turned && u == units.Length - 1);
            }
        }

        return (true, turned);
    }

    /// <summary>Whether one word may stand before another, right or with words between.</summary>
    private static bool MayBeNear(TokenStore store, QueryWord[] words, int first, int second) =>
        words[first].IsFunctionWord || words[second].IsFunctionWord
        || store.Neighbours.MayMeetApart(words[first].Name, words[second].Name) || store.Pairs.Count(words[first].Name, words[second].Name) > 0;

    private static bool MayBeTurned(TokenStore store, QueryWord[] words, int last) => store.Pairs.Count(words[last].Name, Vocabulary.OfName) > 0;

    private static bool AreAllHeld(TokenStore store, TermQuery term, ReadOnlySpan<KnownWord> known)
    {
        foreach (var unit in term.Units)
        {
            if (known[unit.At].Count == 0)
            {
                return false;
            }

            for (var i = unit.At + 1; i < unit.End; i++)
            {
                if (store.Pairs.Count(term.Words[i - 1].Name, term.Words[i].Name) == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
