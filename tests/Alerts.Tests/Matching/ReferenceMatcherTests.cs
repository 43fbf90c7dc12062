using CsCheck;

namespace Alerts.Matching;

/// <summary>
/// The documented rules read once more, slowly and on their own: words of letters a–e and “of”, phrases and words near each other,
/// sentences and commas. The matcher must find the same places.
/// </summary>
public sealed class ReferenceMatcherTests
{
    private static readonly string[] Pieces = ["a", "b", "c", "d", "e", "of", "b,", "c.", "D", "of"];
    private static readonly Gen<string> Text = Gen.Int[0, 9].Select(i => Pieces[i]).Array[0, 16].Select(w => string.Join(' ', w));
    private static readonly Gen<string[]> Keyword = Gen.Int[1, 4].Select(i => Pieces[i]).Array[1, 3];

    [Fact]
    public void Places_are_those_of_a_slow_reading() =>
        Gen.Select(Text, Keyword).Sample((text, words) =>
        {
            // The letter a and “of” are words without meaning; the others stand for words of meaning.
            var (name, title) = (Spell(string.Join(' ', words)), Spell(text));
            var hits = Sample.Find([Sample.Paper(title)], name).SelectMany(m => m.Hits)
                .Select(h => (h.Start, h.Length, Near: h.Form is HitForm.Near)).ToList();

            Assert.Equal(Slow(title, name), hits);
        });

    private static string Spell(string text) => string.Concat(text.Select(c => char.ToLowerInvariant(c) switch
    {
        'b' => "bravo",
        'c' => "cello",
        'd' => char.IsUpper(c) ? "Delta" : "delta",
        'e' => char.IsUpper(c) ? "Echo" : "echo",
        _ => c.ToString(),
    }));

    private static List<(int Start, int Length, bool Near)> Slow(string text, string keyword)
    {
        var tokens = Tokens(text);
        var wanted = keyword.Split(' ');
        List<(int First, int Last, bool Near)> found = [];
        for (var i = 0; i + wanted.Length <= tokens.Count; i++)
        {
            var phrase = Enumerable.Range(0, wanted.Length).All(k => tokens[i + k].Word == wanted[k] && (k == 0 || tokens[i + k].Gap == 0));
            if (phrase && found.TrueForAll(f => f.Last < i))
            {
                found.Add((i, i + wanted.Length - 1, false));
            }
        }

        if (wanted.Length > 1)
        {
            AddNear(tokens, wanted, found);
        }

        return [.. found.OrderBy(f => f.First).Select(f => (tokens[f.First].Start, tokens[f.Last].Start + tokens[f.Last].Word.Length - tokens[f.First].Start, f.Near))];
    }

    /// <summary>
    /// Stretches with spaces only that hold the words of meaning in order, or the last of them and “of” first, with at most one other
    /// word of meaning and three other words in all, and that hold no such stretch themselves; of those that overlap the first.
    /// </summary>
    private static void AddNear(List<(string Word, int Start, int Gap)> tokens, string[] wanted, List<(int First, int Last, bool Near)> found)
    {
        string[] meant = [.. wanted.Where(w => w is not ("a" or "of"))];
        if (meant.Length < 2)
        {
            return;
        }

        string[] turned = [meant[^1], "of", .. meant[..^1]];
        List<(int First, int Last)> near = [.. Stretches(meant), .. Stretches(turned)];
        foreach (var (first, end) in near.OrderBy(s => s.First).ThenByDescending(s => s.Last))
        {
            if (found.TrueForAll(f => f.Last < first || end < f.First))
            {
                found.Add((first, end, true));
            }
        }

        IEnumerable<(int First, int Last)> Stretches(string[] order)
        {
            var together = order.Length > meant.Length ? 2 : 1;
            var all = (
                from first in Enumerable.Range(0, tokens.Count)
                from end in Enumerable.Range(first, Math.Min(tokens.Count - first, order.Length + 3))
                where Holds(first, end, order, together)
                select (First: first, Last: end)).ToList();
            return all
                .Where(s => all.TrueForAll(o => o == s || o.First < s.First || o.Last > s.Last))
                .Where(s => tokens.Skip(s.First).Take(s.Last - s.First + 1).Count(t => t.Word is not ("a" or "of")) <= meant.Length + 1);
        }

        // The first words of an order stand together, the others follow somewhere; no comma between any.
        bool Holds(int first, int end, string[] order, int together)
        {
            if (tokens.Skip(first + 1).Take(end - first).Any(t => t.Gap > 0) || tokens[first].Word != order[0])
            {
                return false;
            }

            var at = 0;
            for (var t = first; t <= end && at < order.Length; t++)
            {
                at += tokens[t].Word == order[at] ? 1 : at > 0 && at < together ? order.Length + 1 : 0;
            }

            return at == order.Length;
        }
    }

    private static List<(string Word, int Start, int Gap)> Tokens(string text)
    {
        List<(string, int, int)> tokens = [];
        var (at, stop, comma) = (0, false, false);
        foreach (var part in text.Split(' '))
        {
            var word = part.TrimEnd(',', '.');
            if (word.Length > 0)
            {
                var gap = stop ? char.IsUpper(word[0]) ? 2 : 1 : comma ? 1 : 0;
                tokens.Add((word.ToLowerInvariant(), at, gap));
                (stop, comma) = (part.EndsWith('.'), part.EndsWith(','));
            }

            at += part.Length + 1;
        }

        return tokens;
    }
}
