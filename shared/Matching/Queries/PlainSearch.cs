using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>
/// Finds the places of a keyword's own words in a row: what <see cref="PhraseSearch"/> does for any reading of a keyword, without its general
/// case, for most keywords have no other reading.
/// </summary>
internal static class PlainSearch
{
    /// <summary>Adds the places of <paramref name="words"/> to <paramref name="found"/>.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="words">The keyword's words, none of them open.</param>
    /// <param name="keys">Their keys; -1 for a word no text holds.</param>
    /// <param name="found">Takes the places, ascending.</param>
    public static void Find(TokenStore store, QueryWord[] words, ReadOnlySpan<int> keys, List<Span> found)
    {
        if (!MayStand(store, keys))
        {
            return;
        }

        Span<int> surfaces = stackalloc int[words.Length];
        var (rarest, next) = (0, -1);
        for (var i = 0; i < words.Length; i++)
        {
            surfaces[i] = store.Vocabulary.FindSurface(words[i].Surface);
            if (i > 0 && store.Places(keys[i]).Length < store.Places(keys[rarest]).Length)
            {
                (rarest, next) = (i, rarest);
            }
            else if (i > 0 && (next < 0 || store.Places(keys[i]).Length < store.Places(keys[next]).Length))
            {
                next = i;
            }
        }

        // The next rarest word must stand at its distance: that is seen without a look at the texts.
        var others = new PlaceCursor(next < 0 ? [] : store.Places(keys[next]));
        foreach (var place in store.Places(keys[rarest]))
        {
            var first = place - rarest;
            if ((next < 0 || others.MoveTo(first + next) == first + next) && first > 0 && first + words.Length < store.Tokens.Length
                && Fits(store.Tokens.AsSpan(first, words.Length), words, keys))
            {
                found.Add(new(first, words.Length, FormOf(store.Tokens.AsSpan(first, words.Length), words, surfaces)));
            }
        }
    }

    private static bool MayStand(TokenStore store, ReadOnlySpan<int> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] < 0 || (i > 0 && !store.Neighbours.MayMeet(keys[i - 1], keys[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(ReadOnlySpan<IndexedToken> tokens, QueryWord[] words, ReadOnlySpan<int> keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Key != keys[i] || (words[i].Acronym && !token.LooksLikeAcronym)
                || (i > 0 && token.Before >= (words[i].Before is Separator.Break ? Separator.Sentence : Separator.Break)))
            {
                return false;
            }
        }

        return true;
    }

    private static HitForm FormOf(ReadOnlySpan<IndexedToken> tokens, QueryWord[] words, ReadOnlySpan<int> surfaces)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[i].Surface != surfaces[i] || (i > 0 && tokens[i].Before != words[i].Before))
            {
                return HitForm.Folded;
            }
        }

        return HitForm.AsWritten;
    }
}
