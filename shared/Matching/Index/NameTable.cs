using System.Numerics;
using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>
/// The numbers of keys and surfaces by name, in a table that is quick to ask: most words are their own key, and one look finds both numbers.
/// </summary>
internal sealed class NameTable
{
    private readonly (ulong Name, int Key, int Surface)[] _slots;

    /// <summary>The numbers of names, each counted from 0.</summary>
    public NameTable(List<WordHash> keys, List<WordHash> surfaces)
    {
        // A quarter is free if no word is its own key, and more than half as words are.
        _slots = new (ulong, int, int)[BitOperations.RoundUpToPowerOf2((uint)((keys.Count + surfaces.Count) * 4L / 3) + 2)];
        _slots.AsSpan().Fill((0, -1, -1));
        for (var key = 0; key < keys.Count; key++)
        {
            ref var slot = ref _slots[Find(keys[key].Value)];
            slot = (keys[key].Value, slot.Key < 0 ? key : slot.Key, slot.Surface);
        }

        for (var surface = 0; surface < surfaces.Count; surface++)
        {
            ref var slot = ref _slots[Find(surfaces[surface].Value)];
            slot = (surfaces[surface].Value, slot.Key, slot.Surface < 0 ? surface : slot.Surface);
        }
    }

    /// <summary>The number of the key of that name; -1 when there is none.</summary>
    public int FindKey(ulong name) => _slots[Find(name)].Key;

    /// <summary>The number of the surface of that name; -1 when there is none.</summary>
    public int FindSurface(ulong name) => _slots[Find(name)].Surface;

    /// <summary>Has fetched what finding the name will read.</summary>
    public void Expect(ulong name) => Prefetch.Element(_slots, Slot(name));

    /// <summary>Where looking for the name begins. The low bits of a polynomial say little, so they are mixed with the high ones.</summary>
    private int Slot(ulong name) => (int)((name * 0x9E3779B97F4A7C15) >> 40) & (_slots.Length - 1);

    /// <summary>Where the name is kept, or would be.</summary>
    private int Find(ulong name)
    {
        var at = Slot(name);
        while (_slots[at].Name != name && (_slots[at].Key & _slots[at].Surface) >= 0)
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        return at;
    }
}
