using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>Finds the places of a phrase: from its rarest word outwards.</summary>
internal static class PhraseSearch
{
    /// <summary>Adds the places of <paramref name="phrase"/> to <paramref name="found"/>.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="phrase">What is looked for.</param>
    /// <param name="written">The keyword's own words, to tell a hit as written from a folded one.</param>
    /// <param name="found">Takes the places.</param>
    public static void Find(TokenStore store, Phrase phrase, QueryWord[] written, List<Span> found)
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

        foreach (var key in surfaces.SelectMany(s => KeysOf(store, s)).Distinct())
        {
            Scan(store.Places(key));
        }

        void Scan(ReadOnlySpan<int> places)
        {
            // The next rarest word must stand at its distance: that is seen without a look at the texts.
            var next = NextRarest(store, words, rarest);
            var others = new PlaceCursor(next < 0 ? [] : store.Places(words[next].Key));
            foreach (var place in places)
            {
                if (next >= 0 && others.MoveTo(place + next - rarest) != place + next - rarest)
                {
                    continue;
                }

                var first = place - rarest;
                if (first > 0 && first + words.Length < store.Tokens.Length && Fits(store.Tokens, first, words)
                    && (phrase.Papers is null || Array.BinarySearch(phrase.Papers, store.Tokens[first].Paper) >= 0))
                {
                    found.Add(new(first, words.Length, phrase.Form is HitForm.AsWritten ? FormOf(store, first, written) : phrase.Form, phrase.Loose));
                }
            }
        }
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
        word.Surfaces is null ? store.Places(word.Key).Length : word.Surfaces.Sum(s => KeysOf(store, s).Sum(k => store.Places(k).Length));

    /// <summary>The keys under which a surface stands: <c>KGs</c> is a plural, <c>kgs</c> a word of its own.</summary>
    private static IEnumerable<int> KeysOf(TokenStore store, int surface) => [store.Vocabulary.KeyOf(surface), store.Vocabulary.PluralKeyOf(surface)];

    private static bool Fits(IndexedToken[] tokens, int first, PhraseWord[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var token = ref tokens[first + i];
            if (!words[i].Fits(token) || (i > 0 && token.Before >= (words[i].MayBreak ? Separator.Sentence : Separator.Break)) || !IsTied(words[i].Tie, token.Before))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTied(Tie tie, Separator before) => tie switch
    {
        Tie.None => true,
        Tie.Loose => before is Separator.None or Separator.Space or Separator.Hyphen,
        _ => before is Separator.None or Separator.Hyphen,
    };

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
}
