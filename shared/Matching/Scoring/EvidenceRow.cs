using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Alerts.Matching.Queries;

namespace Alerts.Matching.Scoring;

/// <summary>
/// The evidence of a keyword that hits many papers, as one number for every paper of the index: added eight at a time, which is
/// quicker than one by one as soon as one paper in sixteen is hit, so the cost still follows the hits.
/// </summary>
internal sealed class EvidenceRow
{
    private const int LeastShare = 16;

    private readonly int[] _points;
    private int[]? _best;

    /// <summary>The row of so many papers.</summary>
    public EvidenceRow(PaperHit[] hits, int papers)
    {
        _points = new int[Padded(papers)];
        foreach (ref readonly var hit in hits.AsSpan())
        {
            _points[hit.Paper] = hit.Points;
        }
    }

    /// <summary>Whether a keyword that hits so many papers should have a row.</summary>
    public static bool IsWorthwhile(int hits, int papers) => hits >= 2 * LeastShare && hits >= papers / LeastShare;

    /// <summary>The length of a row for so many papers.</summary>
    public static int Padded(int papers) => (papers + Vector256<int>.Count - 1) / Vector256<int>.Count * Vector256<int>.Count;

    /// <summary>The evidence in a paper.</summary>
    public int this[int paper] => _points[paper];

    /// <summary>The best papers by this keyword alone, best first: not all of them.</summary>
    /// <param name="hits">What the row was made of.</param>
    /// <param name="best">Working memory.</param>
    /// <param name="greatest">Working memory.</param>
    public ReadOnlySpan<int> Best(PaperHit[] hits, BestPapers best, Greatest greatest) => _best ??= FindBest(hits, best, greatest);

    /// <summary>Adds the row to evidence of the same length.</summary>
    public void AddTo(int[] evidence)
    {
        ref var sum = ref MemoryMarshal.GetReference(evidence.AsSpan(0, _points.Length));
        ref var own = ref MemoryMarshal.GetArrayDataReference(_points);
        for (nuint i = 0; i < (nuint)_points.Length; i += (nuint)Vector256<int>.Count)
        {
            (Vector256.LoadUnsafe(ref sum, i) + Vector256.LoadUnsafe(ref own, i)).StoreUnsafe(ref sum, i);
        }
    }

    private int[] FindBest(PaperHit[] hits, BestPapers best, Greatest greatest)
    {
        var least = ScoreModel.LeastOfSameScore(greatest.LeastOf(_points, BestPapers.Few));
        best.Begin(BestPapers.Few, BestPapers.Few, least, inOrder: true);
        foreach (ref readonly var hit in hits.AsSpan())
        {
            if (hit.Points >= best.Least)
            {
                best.Offer(hit.Paper, hit.Points);
            }
        }

        var sorted = best.Sorted();
        var papers = new int[sorted.Length];
        for (var i = 0; i < papers.Length; i++)
        {
            papers[i] = sorted[i].Paper;
        }

        return papers;
    }
}
