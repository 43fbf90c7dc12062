using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>Finds the words of a keyword near each other: all in one sentence, within a short stretch, in any order.</summary>
internal static class NearSearch
{
    /// <summary>A stretch may hold this many words that are not the keyword's.</summary>
    public const int Slack = 4;

    /// <summary>Adds the shortest stretches that hold all words of the keyword; words without meaning need not be there, and
    /// characters of a script without spaces are no words.</summary>
    public static void Find(TokenStore store, QueryWord[] words, List<Span> found)
    {
        var wanted = words.Where(w => !FunctionWords.Contains(w.Surface)).ToArray();
        var keys = wanted.Select(w => store.Vocabulary.FindKey(w.Key)).ToArray();
        if (keys.Length < 2 || Array.Exists(wanted, w => w.Open || w.Before is Separator.None) || Array.Exists(keys, k => k < 0))
        {
            return;
        }

        var rarest = keys.MinBy(k => store.Places(k).Length);
        var longest = keys.Length + Slack;
        var last = -1;
        foreach (var place in store.Places(rarest))
        {
            if (place > last && Shortest(store.Tokens, place, keys, wanted, longest) is { } span)
            {
                found.Add(span);
                last = span.End - 1;
            }
        }
    }

    /// <summary>The shortest stretch around <paramref name="place"/>, the leftmost of equals; null where none is short enough.</summary>
    private static Span? Shortest(IndexedToken[] tokens, int place, int[] keys, QueryWord[] wanted, int longest)
    {
        var left = place;
        while (left > place - longest + 1 && tokens[left].Before != Separator.Sentence && tokens[left - 1].Key >= 0)
        {
            left--;
        }

        var right = place;
        while (right < place + longest - 1 && tokens[right + 1].Key >= 0 && tokens[right + 1].Before != Separator.Sentence)
        {
            right++;
        }

        // Most places have no chance: one of the words is not there at all.
        foreach (var key in keys)
        {
            var there = false;
            for (var t = left; t <= right && !there; t++)
            {
                there = tokens[t].Key == key;
            }

            if (!there)
            {
                return null;
            }
        }

        Span? best = null;
        for (var start = left; start <= place; start++)
        {
            var end = Reach(tokens, start, Math.Min(right, start + longest - 1), keys, wanted);
            if (end >= place && (best is null || end - start + 1 < best.Value.Count) && NeedsStart(tokens, start, end, keys, wanted))
            {
                best = new(start, end - start + 1, HitForm.Near);
            }
        }

        return best;
    }

    /// <summary>Whether the stretch no longer holds all words without its first.</summary>
    private static bool NeedsStart(IndexedToken[] tokens, int start, int end, int[] keys, QueryWord[] wanted)
    {
        for (var later = start + 1; later <= end; later++)
        {
            if (Reach(tokens, later, end, keys, wanted) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first word at which a stretch from <paramref name="start"/> holds all; -1 where it never does.</summary>
    private static int Reach(IndexedToken[] tokens, int start, int right, int[] keys, QueryWord[] wanted)
    {
        var (missing, seen) = (keys.Length, 0L);
        for (var t = start; t <= right; t++)
        {
            for (var k = 0; k < keys.Length && k < 64; k++)
            {
                if ((seen & (1L << k)) == 0 && tokens[t].Key == keys[k]
                    && (!wanted[k].Acronym || tokens[t].Case is LetterCase.Capitals or LetterCase.PluralCapitals or LetterCase.Mixed))
                {
                    seen |= 1L << k;
                    if (--missing == 0)
                    {
                        return t;
                    }

                    break;
                }
            }

            if (t == start && seen == 0)
            {
                return -1;
            }
        }

        return -1;
    }
}
