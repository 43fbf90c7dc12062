using Alerts.Matching.Rarity;
using Alerts.Papers;

namespace Alerts.Matching;

/// <summary>
/// How common words, pairs of words and categories are in the papers of the last 30 days, and which acronyms these define.
/// Immutable, and a pure function of the papers given: a rerun that starts from the snapshot before a batch ends with the
/// same snapshot.
/// </summary>
public sealed class RarityStatistic
{
    /// <summary>How far back it reaches, in days.</summary>
    public const int Days = 30;

    /// <summary>How many papers' weight the prior has: with fewer papers than that it decides, with more they do.</summary>
    private const int PriorPapers = 200;

    private readonly Lazy<ShareTable> _shares;

    internal RarityStatistic(IReadOnlyList<GramDay> days, AcronymCounts acronyms)
    {
        GramDays = days;
        Acronyms = acronyms;
        Papers = days.Sum(d => d.Papers);
        _shares = new(() => new(Sum(), Share));
    }

    /// <summary>Knows nothing of recent papers; what is common in papers at all it still knows.</summary>
    public static RarityStatistic Empty { get; } = new([], AcronymCounts.Empty);

    /// <summary>The number of papers it was made of.</summary>
    public int Papers { get; }

    internal IReadOnlyList<GramDay> GramDays { get; }

    internal AcronymCounts Acronyms { get; }

    /// <summary>This and <paramref name="papers"/>, listed on <paramref name="day"/>; days out of the window are forgotten.</summary>
    /// <param name="day">The listing day; it may be known already (a second pull of the day).</param>
    /// <param name="papers">The papers, none of which was added before.</param>
    public RarityStatistic With(DateOnly day, IReadOnlyList<Paper> papers)
    {
        var today = GramDays.Count > 0 && GramDays[^1].Day > day ? GramDays[^1].Day : day;
        var known = GramDays.FirstOrDefault(d => d.Day == day) ?? GramDay.Of(day);
        var days = GramDays.Where(d => d.Day != day).Append(known.With(papers))
            .Where(d => today.DayNumber - d.Day.DayNumber < Days).OrderBy(d => d.Day).ToList();
        return new(days, Acronyms.With(day, papers, today));
    }

    /// <summary>The statistic of papers that have their days with them, oldest first.</summary>
    public static RarityStatistic Of(IEnumerable<Paper> papers) =>
        papers.GroupBy(p => p.Day).OrderBy(d => d.Key).Aggregate(Empty, (statistic, day) => statistic.With(day.Key, [.. day]));

    /// <summary>A compact form, under 1 MB; the same statistic gives the same bytes.</summary>
    public byte[] ToBytes() => RarityCodec.Write(this);

    /// <summary>Reads <see cref="ToBytes"/>'s form.</summary>
    /// <exception cref="FormatException">The bytes are of an unknown version, or no statistic at all.</exception>
    public static RarityStatistic FromBytes(ReadOnlySpan<byte> bytes) => RarityCodec.Read(bytes);

    /// <summary>The shares of papers that hold grams: the recent papers' counts, drawn to what is usual in papers. Worked out when first asked for.</summary>
    internal ShareTable Shares => _shares.Value;

    private int Share(int count, int usual) => (int)(((count * 1_000_000L) + ((long)usual * PriorPapers)) / (Papers + PriorPapers));

    private Dictionary<uint, int> Sum()
    {
        Dictionary<uint, int> counts = [];
        foreach (var day in GramDays)
        {
            for (var i = 0; i < day.Grams.Length; i++)
            {
                counts[day.Grams[i]] = counts.GetValueOrDefault(day.Grams[i]) + day.Counts[i];
            }
        }

        return counts;
    }
}
