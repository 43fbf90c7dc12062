using Alerts.Matching.Index;

namespace Alerts.Matching.Queries;

/// <summary>
/// Finds the words of a keyword near each other, nothing but spaces and a few words between them: in the keyword's order
/// (<c>video generation</c>: “video and image generation”), or its last word first with “of” behind it (“generation of long video”).
/// </summary>
internal readonly ref struct NearSearch(TokenStore store, QueryWord[] words, NearOrder order)
{
    /// <summary>So many places are looked at together.</summary>
    private const int Together = 64;

    /// <summary>The words around the place that comes so many places later are fetched.</summary>
    private const int Ahead = 16;

    /// <summary>So far from the place most stretches end.</summary>
    private const int Usual = 4;

    private readonly NearOrder _order = order;

    /// <summary>
    /// Adds the shortest stretches that hold all words of the keyword; words without meaning need not be there, words with a hyphen
    /// between them stay together, and characters of a script without spaces are no words. The keyword as a phrase is left out.
    /// </summary>
    /// <param name="store">The texts.</param>
    /// <param name="term">The keyword.</param>
    /// <param name="known">Its words in the index.</param>
    /// <param name="found">Takes the stretches: those in order ascending, then those turned round.</param>
    public static void Find(TokenStore store, TermQuery term, ReadOnlySpan<KnownWord> known, List<Span> found)
    {
        var (inOrder, turned) = NearChance.Of(store, term, known);
        if (inOrder)
        {
            new NearSearch(store, term.Words, new(store, term, known, turned: false)).Scan(found);
        }

        if (turned)
        {
            new NearSearch(store, term.Words, new(store, term, known, turned: true)).Scan(found);
        }
    }

    /// <summary>Whether the keyword itself is two words beside each other.</summary>
    private bool IsPair => _order.Phrase == 2 && _order.Count == 2 && !_order.UnitAt(0).Acronym && !_order.UnitAt(1).Acronym;

    /// <summary>From the places of one unit with the rarest other anywhere near: few, and found without a look at the texts.</summary>
    private void Scan(List<Span> found)
    {
        var start = Start();
        var next = start == 0 ? 1 : 0;
        for (var u = next + 1; u < _order.Count; u++)
        {
            next = u != start && _order.WordOf(u).Count < _order.WordOf(next).Count ? u : next;
        }

        var from = found.Count;
        var pairs = PairsOf(start);
        var places = pairs.IsEmpty ? store.Places(_order.WordOf(start)) : [];
        var itself = IsPair ? PairsWith(words[1].Name) : [];
        var (phrases, first) = (_order.Phrase > 0 ? from : 0, _order.UnitAt(start).At);
        var (key, away) = (_order.WordOf(next).Key, next > start ? 1 : -_order.Longest);
        Span<int> near = stackalloc int[Together];
        var count = 0;
        for (var (i, p, q) = (0, 0, 0); i < places.Length + pairs.Length; i++)
        {
            if (count == near.Length)
            {
                AddAround(start, near, from, found);
                count = 0;
            }

            // The other stands on the one side or the other, as the units are in order.
            var place = pairs.IsEmpty ? places[i] : pairs[i].Place;
            if (i + Ahead < places.Length)
            {
                store.ExpectKeys(places[i + Ahead]);
            }

            if (!store.HoldsKey(key, place + away, _order.Longest))
            {
                continue;
            }

            // Where the keyword itself stands nothing else can be found.
            while (p < phrases && found[p].Token < place - first)
            {
                p++;
            }

            if (!IsAmong(itself, place - start, ref q) && (p == phrases || !IsPhrase(found[p], place - first)))
            {
                near[count++] = place;
            }
        }

        AddAround(start, near[..count], from, found);
    }

    /// <summary>The rarest unit; the first where the order is turned round, for few of its places have the “of” behind them.</summary>
    private int Start()
    {
        var start = 0;
        for (var u = 1; u < _order.Count && !(_order.IsTurned && _order.UnitAt(0).Count == 1); u++)
        {
            start = CountOf(u) < CountOf(start) ? u : start;
        }

        return start;
    }

    /// <summary>How many places are to be looked at for a unit.</summary>
    private int CountOf(int unit) => _order.UnitAt(unit).Count == 1 ? _order.WordOf(unit).Count : PairsOf(unit).Length;

    /// <summary>The places of a unit's first two words, or of it and the “of” behind it; none where it is one word without.</summary>
    private ReadOnlySpan<PostedPair> PairsOf(int unit)
    {
        var (at, count) = (_order.UnitAt(unit).At, _order.UnitAt(unit).Count);
        return count > 1 ? store.Pairs.Places(words[at].Name, words[at + 1].Name)
            : _order.IsTurned && unit == 0 ? PairsWith(Vocabulary.OfName)
            : [];
    }

    /// <summary>Adds the stretches around the places of a unit.</summary>
    private void AddAround(int unit, ReadOnlySpan<int> places, int from, List<Span> found)
    {
        var isWord = _order.UnitAt(unit) is { Count: 1, Acronym: false };
        store.ExpectWords(places, unit == 0 ? Usual : -Usual);
        foreach (var place in places)
        {
            if ((isWord || _order.Stands(unit, place)) && _order.Around(unit, place) is { } span)
            {
                AddShortest(found, from, span);
            }
        }
    }

    /// <summary>Whether the keyword itself was found there, in its own words.</summary>
    private bool IsPhrase(in Span span, int first) =>
        span.Token == first && span.Count == _order.Phrase && span.Form <= HitForm.Folded && !span.Loose;

    /// <summary>The places of the first unit, one word, that have another word right behind them.</summary>
    private ReadOnlySpan<PostedPair> PairsWith(ulong behind) => store.Pairs.Places(words[_order.UnitAt(0).At].Name, behind);

    /// <summary>Whether a place is among those of a pair; asked for in ascending order.</summary>
    private static bool IsAmong(ReadOnlySpan<PostedPair> pairs, int place, ref int next)
    {
        while (next < pairs.Length && pairs[next].Place < place)
        {
            next++;
        }

        return next < pairs.Length && pairs[next].Place == place;
    }

    /// <summary>Of stretches that hold one another only the inner stays; they come with both ends ascending.</summary>
    private static void AddShortest(List<Span> found, int from, Span span)
    {
        if (found.Count > from)
        {
            var last = found[^1];
            if (last.Token == span.Token)
            {
                return;
            }

            if (last.End == span.End)
            {
                found[^1] = span;
                return;
            }
        }

        found.Add(span);
    }
}
