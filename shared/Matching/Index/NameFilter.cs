using System.Numerics;

namespace Alerts.Matching.Index;

/// <summary>
/// Says of a name whether it was added: no is certain, yes is wrong for a few in a hundred of those that were not. A Bloom filter with two
/// bits in one 64-bit word (Putze, Sanders and Singler, "Cache-, hash- and space-efficient Bloom filters", 2007).
/// </summary>
internal sealed class NameFilter
{
    private const int BitsPerName = 12;

    private readonly ulong[] _words;
    private readonly int _shift;

    /// <summary>A filter for about so many names.</summary>
    public NameFilter(int names)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, (long)names * BitsPerName / 64));
        _words = new ulong[size];
        _shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>Remembers a name.</summary>
    public void Add(ulong name)
    {
        var mixed = Mix(name);
        _words[mixed >> _shift] |= Bits(mixed);
    }

    /// <summary>Whether the name may have been added.</summary>
    public bool MayHold(ulong name)
    {
        var mixed = Mix(name);
        var bits = Bits(mixed);
        return (_words[mixed >> _shift] & bits) == bits;
    }

    /// <summary>Has fetched what <see cref="MayHold"/> will read.</summary>
    public void Expect(ulong name) => Prefetch.Element(_words, (int)(Mix(name) >> _shift));

    private static ulong Bits(ulong mixed) => (1UL << (int)((mixed >> 12) & 63)) | (1UL << (int)((mixed >> 20) & 63));

    private static ulong Mix(ulong name)
    {
        name ^= name >> 32;
        name *= 0xD6E8FEB86659FD93;
        name ^= name >> 29;
        return name * 0xD6E8FEB86659FD93;
    }
}
