using Alerts.Papers;

namespace Alerts.Matching;

/// <summary>How common words are in the papers of the last 30 days. Immutable; a pure function of the papers given.</summary>
public sealed class RarityStatistic
{
    /// <summary>How far back it reaches, in days.</summary>
    public const int Days = 30;

    private const byte Version = 1;

    private readonly SortedDictionary<DateOnly, (int Papers, SortedDictionary<string, int> Words)> _days;

    private RarityStatistic(SortedDictionary<DateOnly, (int, SortedDictionary<string, int>)> days) => _days = days;

    /// <summary>Knows nothing yet.</summary>
    public static RarityStatistic Empty { get; } = new([]);

    /// <summary>The number of papers it knows.</summary>
    public int Papers => _days.Values.Sum(d => d.Papers);

    /// <summary>This and <paramref name="papers"/>, listed on <paramref name="day"/>; days out of the window are forgotten.</summary>
    public RarityStatistic With(DateOnly day, IReadOnlyList<Paper> papers)
    {
        var days = new SortedDictionary<DateOnly, (int Papers, SortedDictionary<string, int> Words)>(_days);
        var words = days.TryGetValue(day, out var known) ? new SortedDictionary<string, int>(known.Words, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        foreach (var paper in papers)
        {
            foreach (var word in Words.Of(paper.Title + " . " + paper.Abstract).Select(w => w.Text).Distinct())
            {
                words[word] = words.GetValueOrDefault(word) + 1;
            }
        }

        days[day] = (known.Papers + papers.Count, words);
        var last = days.Keys.Max();
        foreach (var old in days.Keys.Where(d => d <= last.AddDays(-Days)).ToList())
        {
            days.Remove(old);
        }

        return new RarityStatistic(days);
    }

    /// <summary>A compact form; the same statistic gives the same bytes.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(_days.Count);
        foreach (var (day, (papers, words)) in _days)
        {
            writer.Write(day.DayNumber);
            writer.Write(papers);
            writer.Write(words.Count);
            foreach (var (word, count) in words)
            {
                writer.Write(word);
                writer.Write(count);
            }
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads <see cref="ToBytes"/>'s form.</summary>
    /// <exception cref="FormatException">The bytes are of an unknown version, or no statistic at all.</exception>
    public static RarityStatistic FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Version)
        {
            throw new FormatException($"a rarity statistic of version {(bytes.IsEmpty ? 0 : bytes[0])}; this program reads version {Version}");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes[1..].ToArray()));
        SortedDictionary<DateOnly, (int, SortedDictionary<string, int>)> days = [];
        for (var d = reader.ReadInt32(); d > 0; d--)
        {
            var (day, papers) = (DateOnly.FromDayNumber(reader.ReadInt32()), reader.ReadInt32());
            SortedDictionary<string, int> words = new(StringComparer.Ordinal);
            for (var w = reader.ReadInt32(); w > 0; w--)
            {
                words[reader.ReadString()] = reader.ReadInt32();
            }

            days[day] = (papers, words);
        }

        return new RarityStatistic(days);
    }

    /// <summary>The share of papers that hold <paramref name="word"/>, 0–1.</summary>
    internal double Share(string word) => (_days.Values.Sum(d => d.Words.GetValueOrDefault(word)) + 1.0) / (Papers + 200.0);
}
