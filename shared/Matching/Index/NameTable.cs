using System.Numerics;
using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>
/// The numbers of keys and surfaces by name, in a table that is quick to ask: most words are their own key, and one look finds both numbers.
/// </summary>
internal sealed class NameTable
{
    private readonly KnownWord[] _slots;

    /// <summary>The numbers of names, each counted from 0.</summary>
    /// <param name="keys">The names of the keys.</param>
    /// <param name="surfaces">The names of the surfaces.</param>
    /// <param name="starts">Where the places of each key begin; one more says where those of the last one end.</param>
    /// <param name="neighbours">Which words stand together; null where there are none.</param>
    public NameTable(List<WordHash> keys, List<WordHash> surfaces, ReadOnlySpan<int> starts, Neighbours? neighbours)
    {
        // A quarter is free if no word is its own key, and more than half as words are.
        _slots = new KnownWord[BitOperations.RoundUpToPowerOf2((uint)((keys.Count + surfaces.Count) * 4L / 3) + 2)];
        _slots.AsSpan().Fill(KnownWord.None);
        for (var key = 0; key < keys.Count; key++)
        {
            var name = keys[key].Value;
            ref var slot = ref _slots[At(name)];
            if (slot.Key < 0)
            {
                slot = new(name, key, -1, starts[key], starts[key + 1] - starts[key], neighbours!.MayJoin(name));
            }
        }

        for (var surface = 0; surface < surfaces.Count; surface++)
        {
            ref var slot = ref _slots[At(surfaces[surface].Value)];
            slot = slot with { Name = surfaces[surface].Value, Surface = slot.Surface < 0 ? surface : slot.Surface };
        }
    }

    /// <summary>The word of that name; one without numbers when there is none.</summary>
    public ref readonly KnownWord Find(ulong name) => ref _slots[At(name)];

    /// <summary>Has fetched what finding the name will read.</summary>
    public void Expect(ulong name) => Prefetch.Element(_slots, Slot(name));

    /// <summary>Where looking for the name begins. The low bits of a polynomial say little, so they are mixed with the high ones.</summary>
    private int Slot(ulong name) => (int)((name * 0x9E3779B97F4A7C15) >> 40) & (_slots.Length - 1);

    /// <summary>Where the name is kept, or would be.</summary>
    private int At(ulong name)
    {
        var at = Slot(name);
        while (_slots[at].Name != name && (_slots[at].Key & _slots[at].Surface) >= 0)
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        return at;
    }
}
