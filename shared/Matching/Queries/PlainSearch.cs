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
    /// <param name="keys">The keys of its words; -1 for a word no text holds.</param>
    public static bool MayStand(TokenStore store, ReadOnlySpan<int> keys)
    {
        if (keys[0] < 0)
        {
            return false;
        }

        for (var i = 1; i < keys.Length; i++)
        {
            if (keys[i] < 0 || !store.Neighbours.MayMeet(keys[i - 1], keys[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the places of a keyword's words.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="term">The keyword, none of its words open.</param>
    /// <param name="keys">The keys of its words, all of which some text holds.</param>
    /// <param name="alternative">Which of the keyword's alternatives it is.</param>
    /// <param name="found">Takes the places of one word or two, ascending.</param>
    /// <param name="spans">Takes the places of more words, ascending.</param>
    public static void Find(TokenStore store, TermQuery term, ReadOnlySpan<int> keys, byte alternative, FoundPlaces found, List<Span> spans)
    {
        switch (keys.Length)
        {
            case 1:
                FindWord(store, term, keys[0], alternative, found);
                break;
            case 2:
                FindPair(store, term, keys, alternative, found);
                break;
            default:
                FindWords(store, term.Words, keys, spans);
                break;
        }
    }

    /// <summary>Reads the places one after the other, in a loop without a branch.</summary>
    private static void FindWord(TokenStore store, TermQuery term, int key, byte alternative, FoundPlaces found)
    {
        var (values, any) = (MentionValues.Of(words: 1), !term.Words[0].Acronym);
        var surface = store.Vocabulary.FindSurface(term.Words[0].SurfaceName);
        var places = store.Places(key);
        var posted = store.Posted(key)[..places.Length];
        var room = found.Room(places.Length, term, out var fields);
        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            ref readonly var word = ref posted[i];
            var form = word.Surface == surface ? HitForm.AsWritten : HitForm.Folded;
            var value = values[MentionValues.At((PaperField)word.Field, form, loose: false, IndexedToken.EdgeOf(word.Marks), IndexedToken.EdgeOf(word.Marks))];
            room[count] = new(word.Paper, value, new(places[i], 1, form, alternative));
            count += (fields >> word.Field) & (any || IndexedToken.IsAcronym(word.Marks) ? 1 : 0);
        }

        found.Keep(count);
    }

    /// <summary>From the places of the rarer word.</summary>
    private static void FindPair(TokenStore store, TermQuery term, ReadOnlySpan<int> keys, byte alternative, FoundPlaces found)
    {
        var rarer = store.RarestOf(keys);
        var (pair, next, fromFirst) = (new Pair(store, term.Words), 0, rarer == 0);
        var (key, other) = (keys[rarer], keys[1 - rarer]);
        var values = MentionValues.Of(words: 2);
        var places = store.Places(key);
        var posted = store.Posted(key);
        var room = found.Room(places.Length, term, out var fields);
        var count = 0;
        for (var beside = fromFirst ? store.KeysBehind(key) : store.KeysBefore(key); (next = IndexOf(beside, other, next)) >= 0; next++)
        {
            ref readonly var word = ref posted[next];
            var (between, first, second) = fromFirst ? (word.Behind, word.Marks, word.MarksBehind) : (word.Before, word.MarksBefore, word.Marks);
            if (pair.Stands(between, first, second))
            {
                var form = fromFirst ? pair.FormOf(between, word.Surface, word.SurfaceBehind) : pair.FormOf(between, word.SurfaceBefore, word.Surface);
                var value = values[MentionValues.At((PaperField)word.Field, form, loose: false, IndexedToken.EdgeOf(first), IndexedToken.EdgeOf(second))];
                room[count] = new(word.Paper, value, new(places[next] - rarer, 2, form, alternative));
                count += (fields >> word.Field) & 1;
            }
        }

        found.Keep(count);
    }

    /// <summary>From the places of the rarest word and the one beside it, which is seen without a look at the texts.</summary>
    private static void FindWords(TokenStore store, QueryWord[] words, ReadOnlySpan<int> keys, List<Span> spans)
    {
        var rarest = store.RarestOf(keys);
        var places = store.Places(keys[rarest]);
        var wanted = keys[rarest > 0 ? rarest - 1 : 1];
        var next = 0;
        Span<int> firsts = stackalloc int[Together];
        var count = 0;
        for (var beside = rarest > 0 ? store.KeysBefore(keys[rarest]) : store.KeysBehind(keys[rarest]); (next = IndexOf(beside, wanted, next)) >= 0; next++)
        {
            var first = places[next] - rarest;
            if (first > 0 && first + words.Length < store.Tokens.Length)
            {
                firsts[count++] = first;
            }

            if (count == firsts.Length)
            {
                AddFitting(store, words, keys, firsts, spans);
                count = 0;
            }
        }

        AddFitting(store, words, keys, firsts[..count], spans);
    }

    /// <summary>Adds those of the places where all words stand.</summary>
    private static void AddFitting(TokenStore store, QueryWord[] words, ReadOnlySpan<int> keys, ReadOnlySpan<int> firsts, List<Span> spans)
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
            if (Fits(tokens, words, keys))
            {
                spans.Add(new(first, words.Length, FormOf(tokens, words, surfaces)));
            }
        }
    }

    private static int IndexOf(ReadOnlySpan<int> keys, int key, int from)
    {
        var at = keys[from..].IndexOf(key);
        return at < 0 ? -1 : from + at;
    }

    private static bool Fits(ReadOnlySpan<IndexedToken> tokens, QueryWord[] words, ReadOnlySpan<int> keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Key != keys[i] || (words[i].Acronym && !token.LooksLikeAcronym) || (i > 0 && token.Before >= words[i].LeastBreak))
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

        public bool Stands(Separator between, byte first, byte second) =>
            between < _leastBreak && (!_firstAcronym || IndexedToken.IsAcronym(first)) && (!_secondAcronym || IndexedToken.IsAcronym(second));

        public HitForm FormOf(Separator between, int first, int second) =>
            (between == _between) & (first == _first) & (second == _second) ? HitForm.AsWritten : HitForm.Folded;
    }
}
