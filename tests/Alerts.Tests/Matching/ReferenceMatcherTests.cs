using CsCheck;

namespace Alerts.Matching;

/// <summary>
/// The documented rules read once more, slowly and on their own: words of letters a–e, phrases and words near each other,
/// sentences and commas. The matcher must find the same places.
/// </summary>
public sealed class ReferenceMatcherTests
{
    private static readonly string[] Pieces = ["a", "b", "c", "d", "e", "a,", "b,", "c.", "D", "E"];
    private static readonly Gen<string> Text = Gen.Int[0, 9].Select(i => Pieces[i]).Array[0, 16].Select(w => string.Join(' ', w));
    private static readonly Gen<string[]> Keyword = Gen.Int[1, 4].Select(i => Pieces[i]).Array[1, 3];

    [Fact]
    public void Places_are_those_of_a_slow_reading() =>
        Gen.Select(Text, Keyword).Sample((text, words) =>
        {
            // The letter a is a word without meaning; the others stand for words of meaning.
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

    /// <summary>From every place of the rarest word the shortest stretch of one sentence that holds all words and needs both its ends, the leftmost of equals.</summary>
    private static void AddNear(List<(string Word, int Start, int Gap)> tokens, string[] wanted, List<(int First, int Last, bool Near)> found)
    {
        var rarest = wanted.MinBy(w => tokens.Count(t => t.Word == w))!;
        var (last, near) = (-1, new List<(int First, int Last)>());
        for (var place = 0; place < tokens.Count; place++)
        {
            if (tokens[place].Word != rarest || place <= last)
            {
                continue;
            }

            var stretches =
                from first in Enumerable.Range(0, place + 1)
                from end in Enumerable.Range(place, tokens.Count - place)
                where end - first < wanted.Length + 4
                where tokens.Skip(first + 1).Take(end - first).All(t => t.Gap < 2)
                where Holds(first, end) && !Holds(first + 1, end) && !Holds(first, end - 1)
                orderby end - first, first
                select (first, end);
            if (stretches.Cast<(int First, int Last)?>().FirstOrDefault() is { } best)
            {
                near.Add(best);
                last = best.Last;
            }
        }

        bool Holds(int first, int end) =>
            wanted.GroupBy(w => w).All(g => tokens.Skip(first).Take(end - first + 1).Count(t => t.Word == g.Key) >= g.Count());

        foreach (var (first, end) in near)
        {
            if (found.TrueForAll(f => f.Last < first || end < f.First))
            {
                found.Add((first, end, true));
            }
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
