using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>
/// Finds the words of a keyword near each other, nothing but spaces and a few words between them: in the keyword's order
/// (<c>video generation</c>: “video and image generation”), or its last word first with “of” behind it (“generation of long video”).
/// </summary>
internal static class NearSearch
{
    /// <summary>A stretch may hold this many words of meaning that are not the keyword's.</summary>
    private const int MostForeign = 1;

    /// <summary>A stretch may hold this many words that are not the keyword's; “of”, where it turns the order round, is not counted.</summary>
    private const int Slack = 3;

    /// <summary>
    /// Adds the shortest stretches that hold all words of the keyword; words without meaning need not be there, words with a hyphen
    /// between them stay together, and characters of a script without spaces are no words.
    /// </summary>
    public static void Find(TokenStore store, TermQuery term, ReadOnlySpan<int> keys, List<Span> found)
    {
        if (term.Units.Length == 0 || (term.HasSingleUnits && !MayMeet(store, term.Units, keys)) || Units(term.Units, keys) is not { } units)
        {
            return;
        }

        var candidates = Candidates(store, units);
        if (candidates.Count == 0)
        {
            return;
        }

        Scan(store, units, candidates, -1, found);
        if (store.Vocabulary.FindKey("of") is >= 0 and var of)
        {
            Unit[] turned = [units[^1], .. units[..^1]];
            Scan(store, turned, candidates, of, found);
        }
    }

    /// <summary>The places of the rarest unit with the next rarest anywhere near: few, and found without a look at the texts.</summary>
    private static List<int> Candidates(TokenStore store, Unit[] units)
    {
        var (rarest, next, longest) = (-1, -1, Slack + 1);
        foreach (var unit in units)
        {
            var key = unit.Keys[0];
            longest += unit.Keys.Length;
            if (rarest < 0 || store.Places(key).Length < store.Places(rarest).Length)
            {
                (rarest, next) = (key, rarest);
            }
            else if (next < 0 || store.Places(key).Length < store.Places(next).Length)
            {
                next = key;
            }
        }

        var others = new PlaceCursor(store.Places(next));
        List<int> near = [];
        foreach (var place in store.Places(rarest))
        {
            if (others.MoveTo(place - longest) <= place + longest)
            {
                near.Add(place);
            }
        }

        return near;
    }

    /// <summary>Whether the words may stand in a text as near as they must, in order or turned round.</summary>
    private static bool MayMeet(TokenStore store, NearUnit[] units, ReadOnlySpan<int> keys)
    {
        var (inOrder, turned) = (keys[units[0].At] >= 0, true);
        for (var u = 1; u < units.Length && (inOrder || turned); u++)
        {
            var meets = keys[units[u].At] >= 0 && store.Neighbours.MayMeet(keys[units[u - 1].At], keys[units[u].At]);
            inOrder &= meets;
            turned &= u == units.Length - 1 ? store.Neighbours.MayMeet(keys[units[u].At], keys[units[0].At]) : meets;
        }

        return inOrder || turned;
    }

    /// <summary>The units with their keys; null when no text holds one of them.</summary>
    private static Unit[]? Units(NearUnit[] units, ReadOnlySpan<int> keys)
    {
        var own = new Unit[units.Length];
        for (var u = 0; u < own.Length; u++)
        {
            own[u] = new(keys.Slice(units[u].At, units[u].Count).ToArray(), units[u].Meanings, units[u].Acronym);
            if (own[u].Keys.Contains(-1))
            {
                return null;
            }
        }

        return own;
    }

    private static void Scan(TokenStore store, Unit[] units, List<int> candidates, int turn, List<Span> found)
    {
        var key = store.Tokens[candidates[0]].Key;
        var rarest = Array.FindIndex(units, u => u.Keys[0] == key);
        var longest = units.Sum(u => u.Keys.Length) + Slack + (turn < 0 ? 0 : 1);
        var before = found.Count;
        foreach (var place in candidates)
        {
            if (units[rarest].Stands(store.Tokens, place) && Around(store, units, rarest, place, turn, longest) is { } span)
            {
                AddShortest(found, before, span);
            }
        }
    }

    /// <summary>The shortest stretch in which the unit stands at <paramref name="place"/>, spaces between all its words.</summary>
    private static Span? Around(TokenStore store, Unit[] units, int unit, int place, int turn, int longest)
    {
        var (tokens, first, end) = (store.Tokens, place, place + units[unit].Keys.Length);
        for (var u = unit - 1; u >= 0; u--)
        {
            var before = first;
            while (true)
            {
                var at = before - units[u].Keys.Length;
                if (at <= 0 || end - at > longest || tokens[before].Before is not Separator.Space)
                {
                    return null;
                }

                if (units[u].Stands(tokens, at) && (u > 0 || IsTurned(tokens, before, turn)))
                {
                    first = at;
                    break;
                }

                before--;
            }
        }

        for (var u = unit + 1; u < units.Length; u++)
        {
            var at = end;
            while (tokens[at].Before is Separator.Space && at - first < longest && !(units[u].Stands(tokens, at) && (u > 1 || IsTurned(tokens, end, turn))))
            {
                at++;
            }

            end = at + units[u].Keys.Length;
            if (tokens[at].Before is not Separator.Space || end - first > longest)
            {
                return null;
            }
        }

        return IsNear(store, units, first, end) ? new(first, end - first, HitForm.Near) : null;
    }

    /// <summary>Whether few enough of the words between have a meaning.</summary>
    private static bool IsNear(TokenStore store, Unit[] units, int first, int end)
    {
        var foreign = 0;
        for (var t = first; t < end; t++)
        {
            foreign += store.Vocabulary.IsFunctionWord(store.Tokens[t].Surface) ? 0 : 1;
        }

        foreach (var unit in units)
        {
            foreign -= unit.Meanings;
        }

        return foreign <= MostForeign;
    }

    /// <summary>Whether “of” stands behind the first unit where the order is turned round.</summary>
    private static bool IsTurned(IndexedToken[] tokens, int behind, int turn) => turn < 0 || tokens[behind].Key == turn;

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

    /// <summary>Words that stay together.</summary>
    /// <param name="Keys">Their keys.</param>
    /// <param name="Meanings">How many of them have a meaning of their own.</param>
    /// <param name="Acronym">Whether they must be written as an acronym is.</param>
    private readonly record struct Unit(int[] Keys, int Meanings, bool Acronym)
    {
        public bool Stands(IndexedToken[] tokens, int at)
        {
            for (var k = 0; k < Keys.Length; k++)
            {
                ref readonly var token = ref tokens[at + k];
                if (token.Key != Keys[k] || (k > 0 && token.Before >= Separator.Break))
                {
                    return false;
                }
            }

            return !Acronym || tokens[at].LooksLikeAcronym;
        }
    }
}
