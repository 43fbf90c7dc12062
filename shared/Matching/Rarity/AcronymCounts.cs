using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Rarity;

/// <summary>How many papers defined an acronym so, and when one last did.</summary>
internal readonly record struct AcronymUse(int Papers, DateOnly Last);

/// <summary>
/// The acronyms that recent papers define. A definition is forgotten 30 days after the last paper that gave it, one that a
/// single paper gave after a week.
/// </summary>
internal sealed class AcronymCounts(SortedDictionary<AcronymPair, AcronymUse> uses)
{
    private const int DaysOfSingle = 7;
    private const int MostPairs = 8_000;

    /// <summary>The order in which pairs are written.</summary>
    public static IComparer<AcronymPair> Order { get; } = Comparer<AcronymPair>.Create((a, b) =>
        string.CompareOrdinal(a.Short, b.Short) is not 0 and var c ? c : string.CompareOrdinal(a.Long, b.Long));

    /// <summary>No acronyms.</summary>
    public static AcronymCounts Empty { get; } = new(new(Order));

    /// <summary>All pairs in order.</summary>
    public SortedDictionary<AcronymPair, AcronymUse> Uses => uses;

    /// <summary>These and those of more papers, seen from <paramref name="today"/>.</summary>
    public AcronymCounts With(DateOnly day, IReadOnlyList<Paper> papers, DateOnly today)
    {
        var next = new SortedDictionary<AcronymPair, AcronymUse>(uses, Order);
        foreach (var pair in papers.SelectMany(PaperAcronyms.Of))
        {
            var known = next.GetValueOrDefault(pair);
            next[pair] = new(known.Papers + 1, day > known.Last ? day : known.Last);
        }

        var old = next.Where(u => today.DayNumber - u.Value.Last.DayNumber >= (u.Value.Papers == 1 ? DaysOfSingle : RarityStatistic.Days)).Select(u => u.Key).ToList();
        old.ForEach(pair => next.Remove(pair));
        if (next.Count > MostPairs)
        {
            var rare = next.OrderBy(u => u.Value.Papers).ThenBy(u => u.Value.Last).ThenBy(u => u.Key, Order).Take(next.Count - MostPairs).Select(u => u.Key).ToList();
            rare.ForEach(pair => next.Remove(pair));
        }

        return new(next);
    }

    /// <summary>The pairs whose acronym means one thing, and is made of its initials: three papers say so and nine in ten agree.</summary>
    public IEnumerable<AcronymPair> Unambiguous() =>
        uses.GroupBy(u => u.Key.Short, StringComparer.Ordinal).Select(g =>
        {
            var best = g.MaxBy(u => u.Value.Papers);
            return best.Value.Papers >= 3 && best.Value.Papers * 10 >= g.Sum(u => u.Value.Papers) * 9 ? best.Key : default;
        }).Where(p => p.Short is not null && IsInitials(p));

    /// <summary>Whether each letter of the acronym begins a word of the long form; where one does not, the long form may have been cut short.</summary>
    private static bool IsInitials(AcronymPair pair)
    {
        var letters = 0;
        foreach (var word in pair.Long.Split(' '))
        {
            var given = letters < pair.Short.Length && AcronymFinder.Gives(word, pair.Short[letters]);
            letters += given ? 1 : 0;

            // “3D” begins with a figure and gives all of itself: 3DGS.
            for (var i = 1; given && char.IsAsciiDigit(word[0]) && i < word.Length && letters < pair.Short.Length && word[i] == pair.Short[letters]; i++)
            {
                letters++;
            }
        }

        return letters == pair.Short.Length;
    }
}
