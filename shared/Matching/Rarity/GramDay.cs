using Alerts.Matching.Index;
using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Rarity;

/// <summary>How many papers of a day hold each gram; the rare ones are left out, for they are rare either way.</summary>
/// <param name="Day">The listing day.</param>
/// <param name="Papers">The number of papers.</param>
/// <param name="Grams">The grams' names, ascending.</param>
/// <param name="Counts">The papers that hold each.</param>
internal sealed record GramDay(DateOnly Day, int Papers, uint[] Grams, int[] Counts)
{
    /// <summary>At most this many grams are kept a day: 30 days are some 700 KB.</summary>
    private const int MostGrams = 6_000;

    /// <summary>A day with no papers.</summary>
    public static GramDay Of(DateOnly day) => new(day, 0, [], []);

    /// <summary>This day and more papers of it.</summary>
    public GramDay With(IReadOnlyList<Paper> papers)
    {
        var counts = Count(papers);
        for (var i = 0; i < Grams.Length; i++)
        {
            counts[Grams[i]] = counts.GetValueOrDefault(Grams[i]) + Counts[i];
        }

        var all = Papers + papers.Count;
        var least = all <= 20 ? 1 : Math.Max(2, (all + 99) / 100);
        while (counts.Count(c => c.Value >= least) > MostGrams)
        {
            least++;
        }

        var kept = counts.Where(c => c.Value >= least).OrderBy(c => c.Key).ToList();
        return new(Day, all, [.. kept.Select(c => c.Key)], [.. kept.Select(c => c.Value)]);
    }

    private static Dictionary<uint, int> Count(IReadOnlyList<Paper> papers)
    {
        Dictionary<uint, int> counts = [];
        Dictionary<uint, int> lastPaper = [];
        var vocabulary = new Vocabulary();
        List<uint> names = [];
        for (var p = 0; p < papers.Count; p++)
        {
            CountText(papers[p].Title, p);
            CountText(papers[p].Abstract, p);
            foreach (var category in papers[p].Categories)
            {
                CountOnce(Gram.OfCategory(category), p);
            }
        }

        return counts;

        void CountText(string text, int paper)
        {
            Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
            var tokenizer = new Tokenizer(text, buffer);
            var before = 0u;
            while (tokenizer.Next())
            {
                var key = vocabulary.Add(tokenizer.Folded, tokenizer.Case).Key;
                while (names.Count <= key)
                {
                    names.Add(Gram.Of(vocabulary.KeyText(names.Count)));
                }

                var name = names[key];
                CountOnce(name, paper);
                if (before != 0 && tokenizer.Before < Separator.Break)
                {
                    CountOnce(Gram.Of(before, name), paper);
                }

                before = name;
            }
        }

        void CountOnce(uint gram, int paper)
        {
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(lastPaper, gram, out var known);
            if (!known || last != paper)
            {
                last = paper;
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, gram, out _);
                count++;
            }
        }
    }
}
