using System.Numerics;
using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>Numbers by name, in a table that is quick to ask: most names asked for are not there, and one look says so.</summary>
internal sealed class NameTable
{
    private readonly (ulong Name, int Number)[] _slots;

    /// <summary>The numbers of names, from 0.</summary>
    public NameTable(List<WordHash> names)
    {
        _slots = new (ulong, int)[BitOperations.RoundUpToPowerOf2((uint)(2 * names.Count) + 2)];
        _slots.AsSpan().Fill((0, -1));
        for (var number = 0; number < names.Count; number++)
        {
            var name = names[number].Value;
            var at = Slot(name);
            while (_slots[at].Number >= 0)
            {
                at = (at + 1) & (_slots.Length - 1);
            }

            _slots[at] = (name, number);
        }
    }

    /// <summary>The number of the name; -1 when it has none.</summary>
    public int Find(ulong name)
    {
        for (var at = Slot(name); ; at = (at + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[at];
            if (slot.Number < 0 || slot.Name == name)
            {
                return slot.Number;
            }
        }
    }

    /// <summary>Where the name is kept, if nothing else is there; the low bits of a polynomial say little, so they are mixed with the high ones.</summary>
    private int Slot(ulong name) => (int)((name * 0x9E3779B97F4A7C15) >> 40) & (_slots.Length - 1);
}
