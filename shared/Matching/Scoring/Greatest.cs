using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Alerts.Matching.Scoring;

/// <summary>
/// Says what the best of many papers have at least, without sorting them: the greatest evidence of each of a few dozen groups of papers is enough
/// for that, as a group with such evidence has such a paper. Only papers that good need to be compared with each other then.
/// </summary>
internal sealed class Greatest
{
    /// <summary>How many groups there are, and so how many best papers can be told.</summary>
    public const int Groups = 64;

    /// <summary>More bits of the number are not looked for: a little less only lets a few more papers be compared.</summary>
    private const int MostBits = 9;

    private readonly int[] _greatest = new int[Groups];

    /// <summary>What so many of the best papers have at least, or a little less; 0 when fewer groups have any.</summary>
    /// <param name="evidence">The evidence of papers, a multiple of <see cref="Vector256{T}"/>'s size.</param>
    /// <param name="top">How many, at most <see cref="Groups"/>.</param>
    public int LeastOf(ReadOnlySpan<int> evidence, int top)
    {
        ref var first = ref MemoryMarshal.GetReference(evidence);
        ref var greatest = ref MemoryMarshal.GetArrayDataReference(_greatest);
        for (var group = 0; group < Groups; group += Vector256<int>.Count)
        {
            var most = Vector256<int>.Zero;
            for (var at = group; at < evidence.Length; at += Groups)
            {
                most = Vector256.Max(most, Vector256.LoadUnsafe(ref first, (nuint)at));
            }

            most.StoreUnsafe(ref greatest, (nuint)group);
        }

        return Least(top);
    }

    /// <summary>The greatest number that so many groups reach, looked for bit by bit from above.</summary>
    private int Least(int top)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(_greatest);
        var all = Vector256.LoadUnsafe(ref first);
        for (var i = Vector256<int>.Count; i < Groups; i += Vector256<int>.Count)
        {
            all |= Vector256.LoadUnsafe(ref first, (nuint)i);
        }

        var least = 0;
        var highest = 31 - int.LeadingZeroCount(Bits(all));
        for (var bit = highest; bit >= Math.Max(0, highest - MostBits + 1); bit--)
        {
            var wanted = Vector256.Create(least + (1 << bit) - 1);
            var reach = Vector256<int>.Zero;
            for (var i = 0; i < Groups; i += Vector256<int>.Count)
            {
                reach -= Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)i), wanted);
            }

            // 1 when as many reach it, 0 when not: without a branch, for that cannot be foreseen.
            least += (int)((uint)(top - 1 - Vector256.Sum(reach)) >> 31) << bit;
        }

        return least;
    }

    private static int Bits(Vector256<int> all)
    {
        var half = all.GetLower() | all.GetUpper();
        var quarter = half.AsInt64()[0] | half.AsInt64()[1];
        return (int)(quarter | (quarter >> 32));
    }
}
