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
    private const int MostGreatest = 64;

    private readonly int[] _points;
    private readonly int[] _greatest;

    /// <summary>The row of so many papers.</summary>
    public EvidenceRow(PaperHit[] hits, int papers)
    {
        _points = new int[Padded(papers)];
        _greatest = new int[hits.Length];
        for (var i = 0; i < hits.Length; i++)
        {
            _points[hits[i].Paper] = _greatest[i] = hits[i].Points;
        }

        Array.Sort(_greatest, (a, b) => b.CompareTo(a));
        Array.Resize(ref _greatest, Math.Min(MostGreatest, _greatest.Length));
    }

    /// <summary>Whether a keyword that hits so many papers should have a row.</summary>
    public static bool IsWorthwhile(int hits, int papers) => hits >= 2 * LeastShare && hits >= papers / LeastShare;

    /// <summary>The length of a row for so many papers.</summary>
    public static int Padded(int papers) => (papers + Vector256<int>.Count - 1) / Vector256<int>.Count * Vector256<int>.Count;

    /// <summary>Adds the row to evidence of the same length.</summary>
    public void AddTo(int[] evidence)
    {
        var sums = MemoryMarshal.Cast<int, Vector256<int>>(evidence.AsSpan(0, _points.Length));
        var points = MemoryMarshal.Cast<int, Vector256<int>>(_points);
        for (var i = 0; i < points.Length; i++)
        {
            sums[i] += points[i];
        }
    }

    /// <summary>The evidence that the best papers, so many, have at least; 0 where that is not known.</summary>
    public int LeastOfBest(int papers) => papers > 0 && papers <= _greatest.Length ? _greatest[papers - 1] : 0;
}
