using Alerts.Matching.Index;
using Alerts.Matching.Scoring;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>
/// Finds the places of a keyword's own words in a row: what <see cref="PhraseSearch"/> does for any reading of a keyword, without its general
/// case, for most keywords have no other reading. One word and two are found without a look at the texts.
/// </summary>
internal static class PlainSearch
{
    /// <summary>So many places are looked at together.</summary>
    private const int Together = 64;

    /// <summary>Whether a keyword's words may stand in a row in some text: no is certain.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="words">Its words.</param>
    /// <param name="known">The same in the index.</param>
    public static bool MayStand(TokenStore store, QueryWord[] words, ReadOnlySpan<KnownWord> known)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (store.Pairs.Count(words[i - 1].Name, words[i].Name) == 0)
            {
                return false;
            }
        }

        return known[0].Count > 0;
    }

    /// <summary>Adds the places of a keyword's words.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="term">The keyword, none of its words open.</param>
    /// <param name="known">Its words in the index, all of which some text holds.</param>
    /// <param name="alternative">Which of the keyword's alternatives it is.</param>
    /// <param name="found">Takes the places of one word or two, ascending.</param>
    /// <param name="spans">Takes the places of more words, ascending.</param>
    public static void Find(TokenStore store, TermQuery term, ReadOnlySpan<KnownWord> known, byte alternative, FoundPlaces found, List<Span> spans)
    {
        switch (known.Length)
        {
            case 1:
                FindWord(store, term, known[0], alternative, found);
                break;
            case 2:
                FindPair(store, term, alternative, found);
                break;
            default:
                FindWords(store, term.Words, known, spans);
                break;
        }
    }

    /// <summary>Reads the places one after the other, in a loop without a branch.</summary>
    private static void FindWord(TokenStore store, TermQuery term, in KnownWord known, byte alternative, FoundPlaces found)
    {
        var (values, any) = (MentionValues.Of(words: 1), !term.Words[0].Acronym);
        var surface = store.Vocabulary.FindSurface(term.Words[0].SurfaceName);
        var places = store.Places(known);
        var posted = store.Posted(known)[..places.Length];
        var room = found.Room(places.Length, term, out var fields);
        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var word = ref posted[i];
            var form = word.Surface == surface ? HitForm.AsWritten : HitForm.Folded;
            var value = values[MentionValues.At(word.Field, form, loose: false, IndexedToken.EdgeOf(word.Marks), IndexedToken.EdgeOf(word.Marks))];
            room[count] = new(word.Paper, value, new(places[i], 1, form, alternative));
            count += (fields >> (int)word.Field) & (any || IndexedToken.IsAcronym(word.Marks) ? 1 : 0);
        }

        found.Keep(count);
    }

    /// <summary>Reads the places one after the other, in a loop without a branch.</summary>
    private static void FindPair(TokenStore store, TermQuery term, byte alternative, FoundPlaces found)
    {
        var pair = new Pair(store, term.Words);
        var values = MentionValues.Of(words: 2);
        var places = store.Pairs.Places(term.Words[0].Name, term.Words[1].Name);
        var room = found.Room(places.Length, term, out var fields);
        var count = 0;
        foreach (ref readonly var place in places)
        {
            var form = pair.FormOf(place);
            var value = values[MentionValues.At(place.Field, form, loose: false, IndexedToken.EdgeOf(place.FirstMarks), IndexedToken.EdgeOf(place.SecondMarks))];
            room[count] = new(place.Paper, value, new(place.Place, 2, form, alternative));
            count += (fields >> (int)place.Field) & (pair.Stands(place) ? 1 : 0);
        }

        found.Keep(count);
    }

    /// <summary>From the places of the two neighbours that have the fewest.</summary>
    private static void FindWords(TokenStore store, QueryWord[] words, ReadOnlySpan<KnownWord> known, List<Span> spans)
    {
        var (rarest, least) = (0, int.MaxValue);
        for (var i = 1; i < words.Length; i++)
        {
            var places = store.Pairs.Count(words[i - 1].Name, words[i].Name);
            (rarest, least) = places < least ? (i - 1, places) : (rarest, least);
        }

        Span<int> firsts = stackalloc int[Together];
        var count = 0;
        foreach (ref readonly var pair in store.Pairs.Places(words[rarest].Name, words[rarest + 1].Name))
        {
            var first = pair.Place - rarest;
            if (first > 0 && first + words.Length < store.Tokens.Length)
            {
                firsts[count++] = first;
            }

            if (count == firsts.Length)
            {
                AddFitting(store, words, known, firsts, spans);
                count = 0;
            }
        }

        AddFitting(store, words, known, firsts[..count], spans);
    }

    /// <summary>Adds those of the places where all words stand.</summary>
    private static void AddFitting(TokenStore store, QueryWord[] words, ReadOnlySpan<KnownWord> known, ReadOnlySpan<int> firsts, List<Span> spans)
    {
        if (firsts.IsEmpty)
        {
            return;
        }

        store.ExpectWords(firsts, words.Length - 1);
        Span<int> surfaces = stackalloc int[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            surfaces[i] = store.Vocabulary.FindSurface(words[i].SurfaceName);
        }

        foreach (var first in firsts)
        {
            var tokens = store.Tokens.AsSpan(first, words.Length);
            if (Fits(tokens, words, known))
            {
                spans.Add(new(first, words.Length, FormOf(tokens, words, surfaces)));
            }
        }
    }

    private static bool Fits(ReadOnlySpan<IndexedToken> tokens, QueryWord[] words, ReadOnlySpan<KnownWord> known)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Key != known[i].Key || (words[i].Acronym && !token.LooksLikeAcronym) || (i > 0 && token.Before >= words[i].LeastBreak))
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
            ref readonly var token = ref tokens[i];
            if (token.Surface != surfaces[i] || (i > 0 && token.Before != words[i].Before))
            {
                return HitForm.Folded;
            }
        }

        return HitForm.AsWritten;
    }

    /// <summary>What two words beside each other must be.</summary>
    private readonly struct Pair(TokenStore store, QueryWord[] words)
    {
        private readonly int _first = store.Vocabulary.FindSurface(words[0].SurfaceName);
        private readonly int _second = store.Vocabulary.FindSurface(words[1].SurfaceName);
        private readonly bool _firstAcronym = words[0].Acronym;
        private readonly bool _secondAcronym = words[1].Acronym;
        private readonly Separator _between = words[1].Before;
        private readonly Separator _leastBreak = words[1].LeastBreak;

        public bool Stands(in PostedPair place) => (place.Between < _leastBreak)
            & (!_firstAcronym | IndexedToken.IsAcronym(place.FirstMarks)) & (!_secondAcronym | IndexedToken.IsAcronym(place.SecondMarks));

        public HitForm FormOf(in PostedPair place) =>
            (place.Between == _between) & (place.First == _first) & (place.Second == _second) ? HitForm.AsWritten : HitForm.Folded;
    }
}
