using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>
/// Finds the words of a keyword near each other, nothing but spaces and a few words between them: in the keyword's order
/// (<c>video generation</c>: “video and image generation”), or its last word first with “of” behind it (“generation of long video”).
/// </summary>
internal readonly ref struct NearSearch
{
    /// <summary>A stretch may hold this many words of meaning that are not the keyword's.</summary>
    private const int MostForeign = 1;

    /// <summary>A stretch may hold this many words that are not the keyword's; “of”, where it turns the order round, is not counted.</summary>
    private const int Slack = 3;

    /// <summary>So many places are looked at together.</summary>
    private const int Together = 64;

    /// <summary>The words around the place that comes so many places later are fetched.</summary>
    private const int Ahead = 16;

    /// <summary>So far from the place most stretches end.</summary>
    private const int Usual = 4;

    private readonly TokenStore _store;
    private readonly QueryWord[] _words;
    private readonly NearUnit[] _units;
    private readonly ReadOnlySpan<KnownWord> _known;
    private readonly bool _turned;
    private readonly int _longest;

    /// <summary>How many words a stretch has that is the keyword itself, which is found as a phrase; 0 where none can be.</summary>
    private readonly int _phrase;

    private NearSearch(TokenStore store, TermQuery term, ReadOnlySpan<KnownWord> known, bool turned)
    {
        _store = store;
        (_words, _units) = (term.Words, term.Units);
        _known = known;
        _turned = turned;
        var words = 0;
        foreach (var unit in _units)
        {
            words += unit.Count;
        }

        _longest = words + Slack + (turned ? 1 : 0);
        _phrase = !turned && words == term.Words.Length ? words : 0;
    }

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
            new NearSearch(store, term, known, turned: false).Scan(found);
        }

        if (turned)
        {
            new NearSearch(store, term, known, turned: true).Scan(found);
        }
    }

    /// <summary>Whether the keyword itself is two words beside each other.</summary>
    private bool IsPair => _phrase == 2 && _units.Length == 2 && !_units[0].Acronym && !_units[1].Acronym;

    /// <summary>The unit at a place of the stretch; turned round the last comes first.</summary>
    private NearUnit UnitAt(int place) => _units[!_turned ? place : place == 0 ? ^1 : place - 1];

    private ref readonly KnownWord WordOf(int place) => ref _known[UnitAt(place).At];

    /// <summary>From the places of one unit with the rarest other anywhere near: few, and found without a look at the texts.</summary>
    private void Scan(List<Span> found)
    {
        var start = Start();
        var next = start == 0 ? 1 : 0;
        for (var u = next + 1; u < _units.Length; u++)
        {
            next = u != start && WordOf(u).Count < WordOf(next).Count ? u : next;
        }

        var from = found.Count;
        var pairs = PairsOf(start);
        var places = pairs.IsEmpty ? _store.Places(WordOf(start)) : [];
        var itself = IsPair ? PairsWith(_words[1].Name) : [];
        var (phrases, first) = (_phrase > 0 ? from : 0, UnitAt(start).At);
        var (key, away) = (WordOf(next).Key, next > start ? 1 : -_longest);
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
                _store.ExpectKeys(places[i + Ahead]);
            }

            if (!_store.HoldsKey(key, place + away, _longest))
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
        for (var u = 1; u < _units.Length && !(_turned && UnitAt(0).Count == 1); u++)
        {
            start = CountOf(u) < CountOf(start) ? u : start;
        }

        return start;
    }

    /// <summary>How many places are to be looked at for a unit.</summary>
    private int CountOf(int unit) => UnitAt(unit).Count == 1 ? WordOf(unit).Count : PairsOf(unit).Length;

    /// <summary>The places of a unit's first two words, or of it and the “of” behind it; none where it is one word without.</summary>
    private ReadOnlySpan<PostedPair> PairsOf(int unit)
    {
        var (at, count) = (UnitAt(unit).At, UnitAt(unit).Count);
        return count > 1 ? _store.Pairs.Places(_words[at].Name, _words[at + 1].Name)
            : _turned && unit == 0 ? PairsWith(Vocabulary.OfName)
            : [];
    }

    /// <summary>Adds the stretches around the places of a unit.</summary>
    private void AddAround(int unit, ReadOnlySpan<int> places, int from, List<Span> found)
    {
        var isWord = UnitAt(unit) is { Count: 1, Acronym: false };
        _store.ExpectWords(places, unit == 0 ? Usual : -Usual);
        foreach (var place in places)
        {
            if ((isWord || Stands(unit, place)) && Around(unit, place) is { } span)
            {
                AddShortest(found, from, span);
            }
        }
    }

    /// <summary>Whether the keyword itself was found there, in its own words.</summary>
    private bool IsPhrase(in Span span, int first) =>
        span.Token == first && span.Count == _phrase && span.Form <= HitForm.Folded && !span.Loose;

    /// <summary>The places of the first unit, one word, that have another word right behind them.</summary>
    private ReadOnlySpan<PostedPair> PairsWith(ulong behind) => _store.Pairs.Places(_words[UnitAt(0).At].Name, behind);

    /// <summary>Whether a place is among those of a pair; asked for in ascending order.</summary>
    private static bool IsAmong(ReadOnlySpan<PostedPair> pairs, int place, ref int next)
    {
        while (next < pairs.Length && pairs[next].Place < place)
        {
            next++;
        }

        return next < pairs.Length && pairs[next].Place == place;
    }

    /// <summary>The shortest stretch in which the unit stands at <paramref name="place"/>, spaces between all its words.</summary>
    private Span? Around(int unit, int place)
    {
        var (tokens, first, end) = (_store.Tokens, place, place + UnitAt(unit).Count);
        for (var u = unit - 1; u >= 0; u--)
        {
            var before = first;
            while (true)
            {
                var at = before - UnitAt(u).Count;
                if (at <= 0 || end - at > _longest || tokens[before].Before is not Separator.Space)
                {
                    return null;
                }

                if (Stands(u, at) && (u > 0 || IsTurned(before)))
                {
                    first = at;
                    break;
                }

                before--;
            }
        }

        for (var u = unit + 1; u < _units.Length; u++)
        {
            var at = end;
            while (tokens[at].Before is Separator.Space && at - first < _longest && !(Stands(u, at) && (u > 1 || IsTurned(end))))
            {
                at++;
            }

            end = at + UnitAt(u).Count;
            if (tokens[at].Before is not Separator.Space || end - first > _longest)
            {
                return null;
            }
        }

        return end - first != _phrase && IsNear(first, end) ? new(first, end - first, HitForm.Near) : null;
    }

    /// <summary>Whether few enough of the words between have a meaning.</summary>
    private bool IsNear(int first, int end)
    {
        var foreign = 0;
        for (var t = first; t < end; t++)
        {
            foreign += _store.Vocabulary.IsFunctionWord(_store.Tokens[t].Surface) ? 0 : 1;
        }

        foreach (var unit in _units)
        {
            foreign -= unit.Meanings;
        }

        return foreign <= MostForeign;
    }

    /// <summary>Whether the unit stands at a place of a text.</summary>
    private bool Stands(int unit, int at)
    {
        var (tokens, wanted) = (_store.Tokens, UnitAt(unit));
        for (var k = 0; k < wanted.Count; k++)
        {
            ref readonly var token = ref tokens[at + k];
            if (token.Key != _known[wanted.At + k].Key || (k > 0 && token.Before >= Separator.Break))
            {
                return false;
            }
        }

        return !wanted.Acronym || tokens[at].LooksLikeAcronym;
    }

    /// <summary>Whether “of” stands behind the first unit where the order is turned round.</summary>
    private bool IsTurned(int behind) => !_turned || _store.Tokens[behind].Key == _store.Vocabulary.Of;

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
