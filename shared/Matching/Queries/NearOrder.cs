using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>
/// The units of a keyword in one of the two orders in which they may stand near each other: its own, or the last first with “of” behind it. Says which stretch of a
/// text around a place holds them.
/// </summary>
internal readonly ref struct NearOrder
{
    /// <summary>A stretch may hold this many words of meaning that are not the keyword's.</summary>
    private const int MostForeign = 1;

    /// <summary>A stretch may hold this many words that are not the keyword's; “of”, where it turns the order round, is not counted.</summary>
    private const int Slack = 3;

    private readonly TokenStore _store;
    private readonly NearUnit[] _units;
    private readonly ReadOnlySpan<KnownWord> _known;

    /// <summary>One of the orders.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="term">The keyword.</param>
    /// <param name="known">Its words in the index.</param>
    /// <param name="turned">Whether the last unit comes first.</param>
    public NearOrder(TokenStore store, TermQuery term, ReadOnlySpan<KnownWord> known, bool turned)
    {
        (_store, _units, IsTurned) = (store, term.Units, turned);
        _known = known;
        var words = 0;
        foreach (var unit in _units)
        {
            words += unit.Count;
        }

        Longest = words + Slack + (turned ? 1 : 0);
        Phrase = !turned && words == term.Words.Length ? words : 0;
    }

    /// <summary>Whether the last unit comes first.</summary>
    public bool IsTurned { get; }

    /// <summary>How many words a stretch has at most.</summary>
    public int Longest { get; }

    /// <summary>How many words a stretch has that is the keyword itself, which is found as a phrase; 0 where none can be.</summary>
    public int Phrase { get; }

    /// <summary>How many units there are.</summary>
    public int Count => _units.Length;

    /// <summary>The unit at a place of the stretch; turned round the last comes first.</summary>
    public NearUnit UnitAt(int place) => _units[!IsTurned ? place : place == 0 ? ^1 : place - 1];

    /// <summary>The first word of the unit at a place of the stretch.</summary>
    public ref readonly KnownWord WordOf(int place) => ref _known[UnitAt(place).At];

    /// <summary>The shortest stretch in which the unit stands at <paramref name="place"/>, spaces between all its words.</summary>
    public Span? Around(int unit, int place)
    {
        var (tokens, first, end) = (_store.Tokens, place, place + UnitAt(unit).Count);
        for (var u = unit - 1; u >= 0; u--)
        {
            var before = first;
            while (true)
            {
                var at = before - UnitAt(u).Count;
                if (at <= 0 || end - at > Longest || tokens[before].Before is not Separator.Space)
                {
                    return null;
                }

                if (Stands(u, at) && (u > 0 || IsLed(before)))
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
            while (tokens[at].Before is Separator.Space && at - first < Longest && !(Stands(u, at) && (u > 1 || IsLed(end))))
            {
                at++;
            }

            end = at + UnitAt(u).Count;
            if (tokens[at].Before is not Separator.Space || end - first > Longest)
            {
                return null;
            }
        }

        return end - first != Phrase && IsNear(first, end) ? new(first, end - first, HitForm.Near) : null;
    }

    /// <summary>Whether the unit stands at a place of a text.</summary>
    public bool Stands(int unit, int at)
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

    /// <summary>Whether “of” stands behind the first unit, where the order is turned round.</summary>
    private bool IsLed(int behind) => !IsTurned || _store.Tokens[behind].Key == _store.Vocabulary.Of;
}
