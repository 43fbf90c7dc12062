using System.Numerics;

namespace Alerts.Matching.Index;

/// <summary>
/// Says of two names whether they were added in that order: no is certain, yes is wrong for a few in a hundred of those that were not. A Bloom filter like
/// <see cref="NameFilter"/>, with both orders of two names in one word of 64 bits, as they are asked for together.
/// </summary>
internal sealed class PairFilter
{
    private const int BitsPerPair = 12;

    private readonly ulong[] _words;
    private readonly int _shift;

    /// <summary>A filter for about so many pairs.</summary>
    public PairFilter(int pairs)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, (long)pairs * BitsPerPair / 64));
        _words = new ulong[size];
        _shift = 64 - BitOperations.Log2(size);
    }

    /// <summary>Remembers a pair.</summary>
    public void Add(ulong first, ulong second)
    {
        var mixed = Mix(first, second);
        _words[At(mixed)] |= Bits(mixed, first > second);
    }

    /// <summary>Whether the pair may have been added.</summary>
    public bool MayHold(ulong first, ulong second)
    {
        var mixed = Mix(first, second);
        var bits = Bits(mixed, first > second);
        return (_words[At(mixed)] & bits) == bits;
    }

    /// <summary>Has fetched what <see cref="MayHold"/> will read, in either order.</summary>
    public void Expect(ulong first, ulong second) => Prefetch.Element(_words, At(Mix(first, second)));

    private int At(ulong mixed) => (int)((mixed * 0x9E3779B97F4A7C15) >> _shift);

    /// <summary>Two bits, others for the other order.</summary>
    private static ulong Bits(ulong mixed, bool descending)
    {
        var own = mixed >> (descending ? 12 : 0);
        return (1UL << (int)own) | (1UL << (int)(own >> 6));
    }

    /// <summary>One number for both orders of two names.</summary>
    private static ulong Mix(ulong first, ulong second)
    {
        var mixed = (Math.Min(first, second) * 0x9E3779B97F4A7C15) + Math.Max(first, second);
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
        return mixed ^ (mixed >> 29);
    }
}
