using Alerts.Matching.Index;

namespace Alerts.Matching.Queries;

/// <summary>Says whether the words of a keyword may stand near each other in some text, and not only as the keyword itself: for most they do not.</summary>
internal static class NearChance
{
    /// <summary>Whether they may, in order and turned round: no is certain.</summary>
    /// <param name="store">The texts.</param>
    /// <param name="term">The keyword.</param>
    /// <param name="keys">The keys of its words; -1 for one that no text holds.</param>
    public static (bool InOrder, bool Turned) Of(TokenStore store, TermQuery term, ReadOnlySpan<int> keys)
    {
        var (units, neighbours) = (term.Units, store.Neighbours);
        if (units.Length == 0 || !AreAllHeld(units, keys))
        {
            return (false, false);
        }

        var (inOrder, turned) = (true, store.Vocabulary.Of >= 0);
        if (term.HasSingleUnits)
        {
            turned &= neighbours.MayMeetApart(keys[units[^1].At], keys[units[0].At]);
            var other = units.Length < term.Words.Length;
            for (var u = 1; u < units.Length && (inOrder || turned); u++)
            {
                var apart = neighbours.MayMeetApart(keys[units[u - 1].At], keys[units[u].At]);
                var meets = apart || neighbours.MayMeet(keys[units[u - 1].At], keys[units[u].At]);
                (inOrder, other) = (inOrder && meets, other || apart);
                turned &= meets || u == units.Length - 1;
            }

            inOrder &= other;
        }

        return (inOrder, turned && neighbours.MayMeet(keys[units[^1].At + units[^1].Count - 1], store.Vocabulary.Of));
    }

    private static bool AreAllHeld(NearUnit[] units, ReadOnlySpan<int> keys)
    {
        foreach (var unit in units)
        {
            if (keys.Slice(unit.At, unit.Count).Contains(-1))
            {
                return false;
            }
        }

        return true;
    }
}
