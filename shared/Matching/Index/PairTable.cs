using System.Numerics;
using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>
/// The places of every two words that stand right beside each other in some text, by the names of their keys (a biword index: Manning, Raghavan and Schütze,
/// "Introduction to Information Retrieval", 2008, section 2.4.1). Most keywords are two words, or more of which two are rare together: one look says
/// that they stand nowhere, or where.
/// </summary>
internal sealed class PairTable
{
    /// <summary>How many pairs ahead a slot is fetched while the table is filled.</summary>
    private const int Ahead = 16;

    private readonly PostedPair[] _posted;
    private Slot[] _slots;
    private int _pairs;

    /// <summary>Reads the words of all texts.</summary>
    /// <param name="tokens">The words; the first is a gap.</param>
    /// <param name="vocabulary">The names of their keys.</param>
    public PairTable(IndexedToken[] tokens, Vocabulary vocabulary)
    {
        // About half of all pairs are new ones; the table grows where they are more.
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)(tokens.Length * 2L / 3) + 2)];
        var names = Names(tokens, vocabulary);
        var count = 0;
        for (var t = 1; t < names.Length; t++)
        {
            Expect(names, t + Ahead);
            if (names[t] != 0)
            {
                Take(names[t]).Count++;
                count++;
            }
        }

        var start = 0;
        foreach (ref var slot in _slots.AsSpan())
        {
            (start, slot) = (start + slot.Count, slot with { Start = start, Count = 0 });
        }

        _posted = new PostedPair[count];
        for (var t = 1; t < names.Length; t++)
        {
            Expect(names, t + Ahead);
            if (names[t] != 0)
            {
                ref var slot = ref _slots[At(_slots, names[t])];
                _posted[slot.Start + slot.Count++] = new(t - 1, tokens[t - 1], tokens[t]);
            }
        }
    }

    /// <summary>How many places the first word has right before the second.</summary>
    /// <param name="first">The name of the first word's key.</param>
    /// <param name="second">The name of the second word's key.</param>
    public int Count(ulong first, ulong second) => _slots[At(_slots, NameOf(first, second))].Count;

    /// <summary>The places where the first word stands right before the second, ascending; no end of a sentence is between them.</summary>
    /// <param name="first">The name of the first word's key.</param>
    /// <param name="second">The name of the second word's key.</param>
    public ReadOnlySpan<PostedPair> Places(ulong first, ulong second)
    {
        ref readonly var slot = ref _slots[At(_slots, NameOf(first, second))];
        return _posted.AsSpan(slot.Start, slot.Count);
    }

    /// <summary>Has fetched what <see cref="Count"/> will read.</summary>
    public void Expect(ulong first, ulong second) => Prefetch.Element(_slots, First(_slots, NameOf(first, second)));

    /// <summary>Has fetched the first of the places.</summary>
    public void ExpectPlaces(ulong first, ulong second)
    {
        ref readonly var slot = ref _slots[At(_slots, NameOf(first, second))];
        if (slot.Count > 0)
        {
            Prefetch.Element(_posted, slot.Start);
        }
    }

    /// <summary>The name of each word's pair with the word before it; 0 where an end of a sentence or of a text is between.</summary>
    private static ulong[] Names(IndexedToken[] tokens, Vocabulary vocabulary)
    {
        var names = new ulong[tokens.Length];
        for (var t = 1; t < tokens.Length; t++)
        {
            if (tokens[t].Before < Separator.Sentence)
            {
                names[t] = NameOf(vocabulary.KeyHash(tokens[t - 1].Key).Value, vocabulary.KeyHash(tokens[t].Key).Value);
            }
        }

        return names;
    }

    /// <summary>The name of a pair; never 0, which is that of an empty slot.</summary>
    private static ulong NameOf(ulong first, ulong second)
    {
        var mixed = ((first ^ (first >> 32)) * 0xD6E8FEB86659FD93) + second;
        return ((mixed ^ (mixed >> 29)) * 0x9E3779B97F4A7C15) | 1;
    }

    /// <summary>Has fetched the slot of a name that will be asked for soon.</summary>
    private void Expect(ulong[] names, int at)
    {
        if (at < names.Length)
        {
            Prefetch.Element(_slots, First(_slots, names[at]));
        }
    }

    private static int First(Slot[] slots, ulong name) => (int)(name >> 32) & (slots.Length - 1);

    /// <summary>Where the pair is kept, or would be.</summary>
    private static int At(Slot[] slots, ulong name)
    {
        var at = First(slots, name);
        while (slots[at].Name != name && slots[at].Name != 0)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return at;
    }

    /// <summary>The slot of a pair, known or new.</summary>
    private ref Slot Take(ulong name)
    {
        ref var slot = ref _slots[At(_slots, name)];
        if (slot.Name == 0)
        {
            if (++_pairs > _slots.Length / 4 * 3)
            {
                Grow();
                slot = ref _slots[At(_slots, name)];
            }

            slot.Name = name;
        }

        return ref slot;
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            if (slot.Name != 0)
            {
                slots[At(slots, slot.Name)] = slot;
            }
        }

        _slots = slots;
    }

    /// <summary>A pair and its places, in 16 bytes.</summary>
    private struct Slot
    {
        public ulong Name;
        public int Start;
        public int Count;
    }
}
