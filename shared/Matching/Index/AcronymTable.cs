using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Index;

/// <summary>An acronym and its long form, in an index.</summary>
/// <param name="Short">The acronym's key.</param>
/// <param name="Long">The long form's keys.</param>
/// <param name="Papers">The papers of the index that define it so, ascending.</param>
/// <param name="Unambiguous">Whether the recent papers agree that the acronym means this.</param>
/// <param name="Ordinary">Whether the acronym is also an ordinary word, so that case must tell.</param>
internal sealed record AcronymEntry(int Short, int[] Long, int[] Papers, bool Unambiguous, bool Ordinary);

/// <summary>The acronyms that the papers of an index, or the recent papers, define.</summary>
internal sealed class AcronymTable
{
    private readonly Dictionary<string, List<AcronymEntry>> _byShort = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AcronymEntry>> _byLong = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _shorts = [];
    private readonly HashSet<ulong> _longs = [];
    private readonly HashSet<ulong> _first = [];
    private readonly NameFilter _concerned;

    public AcronymTable(IReadOnlyList<Paper> papers, RarityStatistic rarity, Vocabulary vocabulary)
    {
        Dictionary<AcronymPair, List<int>> definers = [];
        for (var p = 0; p < papers.Count; p++)
        {
            foreach (var pair in PaperAcronyms.Of(papers[p]))
            {
                (definers.TryGetValue(pair, out var known) ? known : definers[pair] = []).Add(p);
            }
        }

        var unambiguous = rarity.Acronyms.Unambiguous().ToHashSet();
        foreach (var pair in definers.Keys.Concat(unambiguous).Distinct().OrderBy(p => p, Rarity.AcronymCounts.Order))
        {
            var entry = new AcronymEntry(
                vocabulary.FindKey(pair.Short), [.. pair.Long.Split(' ').Select(k => vocabulary.FindKey(k))],
                [.. definers.GetValueOrDefault(pair) ?? []], unambiguous.Contains(pair), OrdinaryWords.Contains(pair.Short));
            if (entry.Short >= 0)
            {
                Add(_byLong, pair.Long, entry);
                _longs.Add(WordHash.Of(pair.Long).Value);
                _first.Add(WordHash.Of(pair.Long.AsSpan(0, pair.Long.IndexOf(' ', StringComparison.Ordinal))).Value);
            }

            if (Array.TrueForAll(entry.Long, k => k >= 0))
            {
                Add(_byShort, pair.Short, entry);
                _shorts.Add(WordHash.Of(pair.Short).Value);
            }
        }

        _concerned = new(_shorts.Count + _first.Count);
        foreach (var name in _shorts.Concat(_first))
        {
            _concerned.Add(name);
        }
    }

    /// <summary>The long forms of an acronym.</summary>
    public IReadOnlyList<AcronymEntry> ByShort(string key) => _byShort.TryGetValue(key, out var found) ? found : [];

    /// <summary>The acronyms of a long form.</summary>
    public IReadOnlyList<AcronymEntry> ByLong(string key) => _byLong.TryGetValue(key, out var found) ? found : [];

    /// <summary>Whether the word may be an acronym with a long form here, or begin a long form: no is certain, and the answer for most.</summary>
    public bool MayConcern(ulong key) => _concerned.MayHold(key);

    /// <summary>Whether the word is an acronym with a long form here.</summary>
    public bool IsShort(ulong key) => _shorts.Contains(key);

    /// <summary>Whether some long form begins with the word.</summary>
    public bool Begins(ulong key) => _first.Contains(key);

    /// <summary>Whether the keys, a space between, are a long form.</summary>
    public bool IsLong(ulong keys) => _longs.Contains(keys);

    private static void Add(Dictionary<string, List<AcronymEntry>> table, string key, AcronymEntry entry) =>
        (table.TryGetValue(key, out var known) ? known : table[key] = []).Add(entry);
}
