using System.Numerics;

namespace Alerts.Matching.Rarity;

/// <summary>The shares of papers that hold grams, worked out once, in a table where one look finds them: all keywords that hit something ask for theirs.</summary>
internal sealed class ShareTable
{
    private readonly (uint Gram, int Share)[] _slots;
    private readonly int _ofOthers;

    /// <summary>The shares of all grams that were counted or are common.</summary>
    /// <param name="counts">The papers that hold each gram, where it was counted.</param>
    /// <param name="share">The share, in millionths, of a gram that so many papers hold, and usually so many millionths of them.</param>
    public ShareTable(Dictionary<uint, int> counts, Func<int, int, int> share)
    {
        _ofOthers = share(0, CommonGrams.Uncommon);
        var grams = counts.Keys.Union(CommonGrams.All).ToList();
        _slots = new (uint, int)[BitOperations.RoundUpToPowerOf2((uint)(2 * grams.Count) + 2)];
        _slots.AsSpan().Fill((0, -1));
        foreach (var gram in grams)
        {
            _slots[Slot(gram)] = (gram, share(counts.GetValueOrDefault(gram), CommonGrams.Millionths(gram)));
        }
    }

    /// <summary>The share of the gram, in millionths.</summary>
    public int Find(uint gram) => _slots[Slot(gram)].Share is >= 0 and var share ? share : _ofOthers;

    /// <summary>Has fetched what finding the gram will read.</summary>
    public void Expect(uint gram) => Prefetch.Element(_slots, First(gram));

    /// <summary>Where looking for the gram begins; grams are mixed well already.</summary>
    private int First(uint gram) => (int)gram & (_slots.Length - 1);

    /// <summary>Where the gram is kept, or would be.</summary>
    private int Slot(uint gram)
    {
        var at = First(gram);
        while (_slots[at].Share >= 0 && _slots[at].Gram != gram)
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        return at;
    }
}
