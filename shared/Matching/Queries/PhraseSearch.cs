using Alerts.Matching.Index;

namespace Alerts.Matching.Queries;

/// <summary>Finds the places of a phrase: from its rarest two neighbours, or its rarest word, outwards.</summary>
internal static class PhraseSearch
{
    /// <summary>One surface stands under so many keys at most.</summary>
    private const int MostNames = 2;

    /// <summary>Adds the places of <paramref name="phrase"/> to <paramref name="found"/>.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="phrase">What is looked for.</param>
    /// <param name="written">The keyword's own words, to tell a hit as written from a folded one.</param>
    /// <param name="found">Takes the places.</param>
    public static void Find(TokenStore store, Phrase phrase, QueryWord[] written, List<Span> found)
    {
        var (pair, places) = RarestPair(store, phrase.Words);
        if (pair < 0)
        {
            FindFromWord(store, phrase, written, found);
        }
        else if (places > 0)
        {
            FindFromPair(store, phrase, pair, written, found);
        }
    }

    /// <summary>From the places of two neighbours.</summary>
    private static void FindFromPair(TokenStore store, Phrase phrase, int pair, QueryWord[] written, List<Span> found)
    {
        Span<ulong> firsts = stackalloc ulong[MostNames];
        Span<ulong> seconds = stackalloc ulong[MostNames];
        foreach (var first in NamesOf(store, phrase.Words[pair], firsts))
        {
            foreach (var second in NamesOf(store, phrase.Words[pair + 1], seconds))
            {
                var candidates = new Candidates(store, phrase, written);
                foreach (ref readonly var place in store.Pairs.Places(first, second))
                {
                    candidates.Try(place.Place - pair, found);
                }
            }
        }
    }

    /// <summary>From the places of the rarest word, where no two neighbours have known keys.</summary>
    private static void FindFromWord(TokenStore store, Phrase phrase, QueryWord[] written, List<Span> found)
    {
        var words = phrase.Words;
        var rarest = 0;
        var least = int.MaxValue;
        for (var i = 0; i < words.Length; i++)
        {
            var count = Count(store, words[i]);
            if (count < least)
            {
                (least, rarest) = (count, i);
            }
        }

        if (words[rarest].Surfaces is not { } surfaces)
        {
            Scan(store.Places(words[rarest].Key));
            return;
        }

        foreach (var key in surfaces.SelectMany(s => store.Vocabulary.KeysOf(s)).Distinct())
        {
            Scan(store.Places(key));
        }

        void Scan(ReadOnlySpan<int> places)
        {
            // The next rarest word must stand at its distance: that is seen without a look at the texts.
            var next = NextRarest(store, words, rarest);
            var candidates = new Candidates(store, phrase, written);
            foreach (var place in places)
            {
                if (next < 0 || store.HoldsKey(words[next].Key, place + next - rarest, 1))
                {
                    candidates.Try(place - rarest, found);
                }
            }
        }
    }

    /// <summary>Which two neighbours have the fewest places, and how many; -1 for the first where none have known keys.</summary>
    private static (int First, int Places) RarestPair(TokenStore store, PhraseWord[] words)
    {
        Span<ulong> firsts = stackalloc ulong[MostNames];
        Span<ulong> seconds = stackalloc ulong[MostNames];
        var (rarest, least) = (-1, int.MaxValue);
        for (var i = 1; i < words.Length; i++)
        {
            var before = NamesOf(store, words[i - 1], firsts);
            var behind = NamesOf(store, words[i], seconds);
            var places = 0;
            foreach (var first in before)
            {
                foreach (var second in behind)
                {
                    places += store.Pairs.Count(first, second);
                }
            }

            if (!before.IsEmpty && !behind.IsEmpty && places < least)
            {
                (rarest, least) = (i - 1, places);
            }
        }

        return (rarest, least);
    }

    /// <summary>The names of the keys under which a word of a phrase stands; none where that may be many.</summary>
    private static ReadOnlySpan<ulong> NamesOf(TokenStore store, PhraseWord word, Span<ulong> names)
    {
        if (word.Surfaces is not null)
        {
            return [];
        }

        var count = 0;
        foreach (var key in word.Surface < 0 ? [word.Key] : store.Vocabulary.KeysOf(word.Surface))
        {
            names[count++] = store.Vocabulary.KeyHash(key).Value;
        }

        return names[..count];
    }

    /// <summary>The rarest of the other words that have one key; -1 where there is none.</summary>
    private static int NextRarest(TokenStore store, PhraseWord[] words, int rarest)
    {
        var (next, least) = (-1, int.MaxValue);
        for (var i = 0; i < words.Length; i++)
        {
            if (i != rarest && words[i].Surfaces is null && store.Places(words[i].Key).Length < least)
            {
                (next, least) = (i, store.Places(words[i].Key).Length);
            }
        }

        return next;
    }

    private static int Count(TokenStore store, PhraseWord word) =>
        word.Surfaces is null ? store.Places(word.Key).Length : word.Surfaces.Sum(s => store.Vocabulary.KeysOf(s).Sum(k => store.Places(k).Length));

    private static bool Fits(IndexedToken[] tokens, int first, PhraseWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var token = ref tokens[first + i];
            if (!words[i].Fits(token) || (i > 0 && !words[i].MayFollow(token.Before)))
            {
                return false;
            }
        }

        return true;
    }

    private static HitForm FormOf(TokenStore store, int first, QueryWord[] written)
    {
        for (var i = 0; i < written.Length; i++)
        {
            ref readonly var token = ref store.Tokens[first + i];
            var same = written[i].Open || store.Vocabulary.SurfaceText(token.Surface) == written[i].Surface;
            if (!same || (i > 0 && token.Before != written[i].Before))
            {
                return HitForm.Folded;
            }
        }

        return HitForm.AsWritten;
    }

    /// <summary>Takes the places where a phrase may stand, in ascending order, and keeps those where it does.</summary>
    private ref struct Candidates(TokenStore store, Phrase phrase, QueryWord[] written)
    {
        private PlaceCursor _papers = new(phrase.Papers);
        private PlaceCursor _except = new(phrase.Except);

        /// <summary>Looks at the place of the first word.</summary>
        public void Try(int first, List<Span> found)
        {
            var (tokens, words) = (store.Tokens, phrase.Words);
            if (first <= 0 || first + words.Length >= tokens.Length || !Fits(tokens, first, words))
            {
                return;
            }

            var paper = tokens[first].Paper;
            if ((phrase.Papers is null || _papers.MoveTo(paper) == paper) && (phrase.Except is null || _except.MoveTo(paper) != paper))
            {
                found.Add(new(first, words.Length, phrase.Form is HitForm.AsWritten ? FormOf(store, first, written) : phrase.Form, phrase.Loose));
            }
        }
    }
}
