using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Alerts.Matching.Queries;

namespace Alerts.Matching.Scoring;

/// <summary>A thread's working memory: one cell a paper, cleaned cell by cell, so that a profile costs its hits and no more.</summary>
internal sealed class Scratch
{
    private readonly BestPapers _best = new();
    private readonly Greatest _greatestOfGroups = new();
    private int[] _evidence = [];
    private int[] _greatest = [];
    private int[] _required = [];
    private int[] _touched = [];
    private int[] _values = [];
    private int[] _passing = [];
    private ResolvedKeyword[] _resolved = [];
    private int[] _counted = [];
    private int _papers;
    private int _count;

    /// <summary>Begins a profile, with so many papers.</summary>
    public void Begin(int papers)
    {
        var padded = EvidenceRow.Padded(papers);
        if (_evidence.Length < padded)
        {
            // One more than there are papers: what does not count is written behind what does.
            (_evidence, _greatest, _required, _values) = (new int[padded], new int[padded], new int[padded], new int[padded]);
            (_touched, _passing) = (new int[padded + 1], new int[padded + 1]);
        }

        (_papers, _count) = (papers, 0);
    }

    /// <summary>Room for what a profile's keywords mean.</summary>
    public Span<ResolvedKeyword> Resolved(int keywords)
    {
        if (_resolved.Length < keywords)
        {
            _resolved = new ResolvedKeyword[keywords];
        }

        return _resolved.AsSpan(0, keywords);
    }

    /// <summary>Room for the numbers of the keywords that count, and one more.</summary>
    public Span<int> Counted(int keywords)
    {
        if (_counted.Length <= keywords)
        {
            _counted = new int[keywords + 1];
        }

        return _counted.AsSpan(0, keywords + 1);
    }

    /// <summary>Adds the evidence of a keyword.</summary>
    public void Add(PaperHit[] hits, int weight)
    {
        var (evidence, touched, count) = (_evidence, _touched, _count);
        foreach (ref readonly var hit in hits.AsSpan())
        {
            // Without a branch, for whether a paper was hit before cannot be foreseen.
            ref var cell = ref evidence[hit.Paper];
            touched[count] = hit.Paper;
            count += cell == 0 ? 1 : 0;
            cell += ScoreModel.Weighted(hit.Points, weight);
        }

        _count = count;
    }

    /// <summary>Adds the evidence of a keyword that hits many papers, at weight 1; from here on <see cref="EndRows"/> ends the profile.</summary>
    public void Add(EvidenceRow row) => row.AddTo(_evidence);

    /// <summary>Adds of several keywords only the greatest evidence in each paper.</summary>
    public void AddGreatest(PaperHit[] hits, int weight)
    {
        foreach (ref readonly var hit in hits.AsSpan())
        {
            ref var cell = ref _evidence[hit.Paper];
            if (cell == 0)
            {
                _touched[_count++] = hit.Paper;
            }

            ref var greatest = ref _greatest[hit.Paper];
            var value = ScoreModel.Weighted(hit.Points, weight);
            cell += Math.Max(0, value - greatest);
            greatest = Math.Max(greatest, value);
        }
    }

    /// <summary>Forgets what <see cref="AddGreatest"/> remembered of a keyword.</summary>
    public void EndGreatest(PaperHit[] hits)
    {
        foreach (ref readonly var hit in hits.AsSpan())
        {
            _greatest[hit.Paper] = 0;
        }
    }

    /// <summary>Counts a required keyword's papers.</summary>
    public void CountRequired(PaperHit[] hits)
    {
        foreach (ref readonly var hit in hits.AsSpan())
        {
            _required[hit.Paper] += _evidence[hit.Paper] == 0 ? 0 : 1;
        }
    }

    /// <summary>Drops the papers that fewer than so many required keywords hit.</summary>
    public void DropUnless(int required)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var counted = ref _required[_touched[i]];
            if (counted < required)
            {
                _evidence[_touched[i]] = 0;
            }

            counted = 0;
        }
    }

    /// <summary>Drops the papers that an excluded keyword certainly hits.</summary>
    public void Drop(PaperHit[] hits)
    {
        foreach (ref readonly var hit in hits.AsSpan())
        {
            if (hit.Certain)
            {
                _evidence[hit.Paper] = 0;
            }
        }
    }

    /// <summary>The best papers, sorted; cleans up.</summary>
    /// <param name="leastHundredths">The least score, in hundredths.</param>
    /// <param name="top">How many papers are wanted.</param>
    public ReadOnlySpan<ScoredPaper> End(int leastHundredths, int top)
    {
        var values = _values.AsSpan(0, EvidenceRow.Padded(_count));
        for (var i = 0; i < _count; i++)
        {
            ref var cell = ref _evidence[_touched[i]];
            values[i] = cell;
            cell = 0;
        }

        values[_count..].Clear();
        var leastOfBest = _count > 2 * top && IsFew(top) ? _greatestOfGroups.LeastOf(values, top) : 0;
        _best.Begin(top, Math.Min(top, _count), Least(leastHundredths, leastOfBest), inOrder: false);
        var (least, passing) = (_best.Least, 0);
        for (var i = 0; i < _count; i++)
        {
            // Without a branch, as above.
            _passing[passing] = i;
            passing += values[i] >= least ? 1 : 0;
        }

        foreach (var i in _passing.AsSpan(0, passing))
        {
            if (values[i] >= _best.Least)
            {
                _best.Offer(_touched[i], values[i]);
            }
        }

        return _best.Sorted();
    }

    /// <summary>
    /// As <see cref="End"/>, where one more keyword hits many papers, at weight 1: of the papers that no other hits only its own best ones can be among
    /// the best, and these are known.
    /// </summary>
    /// <param name="keyword">The keyword, which has a row.</param>
    /// <param name="leastHundredths">The least score, in hundredths.</param>
    /// <param name="top">How many papers are wanted; few.</param>
    public ReadOnlySpan<ScoredPaper> EndRow(ResolvedKeyword keyword, int leastHundredths, int top)
    {
        var row = keyword.Row!;
        foreach (var paper in _touched.AsSpan(0, _count))
        {
            _evidence[paper] += row[paper];
        }

        var others = 0;
        foreach (var paper in row.Best(keyword.Papers, _best, _greatestOfGroups))
        {
            others += AddIfNew(paper, row[paper]);
            if (others == top)
            {
                break;
            }
        }

        foreach (ref readonly var hit in others < top ? keyword.Papers.AsSpan() : [])
        {
            AddIfNew(hit.Paper, hit.Points);
        }

        return End(leastHundredths, top);
    }

    /// <summary>As <see cref="End"/>, after rows were added: looks through all papers, many at a time.</summary>
    /// <param name="leastHundredths">The least score, in hundredths.</param>
    /// <param name="top">How many papers are wanted.</param>
    public ReadOnlySpan<ScoredPaper> EndRows(int leastHundredths, int top)
    {
        var cells = _evidence.AsSpan(0, EvidenceRow.Padded(_papers));
        var leastOfBest = IsFew(top) ? _greatestOfGroups.LeastOf(cells, top) : 0;
        _best.Begin(top, Math.Min(top, _papers), Least(leastHundredths, leastOfBest), inOrder: true);
        ref var first = ref MemoryMarshal.GetReference(cells);
        var least = Vector256.Create(_best.Least);
        for (var i = 0; i < cells.Length; i += Vector256<int>.Count)
        {
            var passing = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)i), least).ExtractMostSignificantBits();
            for (; passing != 0; passing &= passing - 1)
            {
                var paper = i + BitOperations.TrailingZeroCount(passing);
                if (cells[paper] >= _best.Least)
                {
                    _best.Offer(paper, cells[paper]);
                    least = Vector256.Create(_best.Least);
                }
            }

            Vector256<int>.Zero.StoreUnsafe(ref first, (nuint)i);
        }

        return _best.Sorted();
    }

    /// <summary>Whether so few papers are wanted that what the best have at least can be told before any are compared.</summary>
    public static bool IsFew(int top) => top is > 0 and <= BestPapers.Few;

    /// <summary>The least evidence that is wanted: papers of one score count as equal, though their evidence may differ.</summary>
    private static int Least(int leastHundredths, int leastOfBest) =>
        Math.Max(ScoreModel.LeastEvidence(leastHundredths), ScoreModel.LeastOfSameScore(leastOfBest));

    /// <summary>Adds evidence in a paper that has none; says how many such papers that were, 0 or 1.</summary>
    private int AddIfNew(int paper, int evidence)
    {
        ref var cell = ref _evidence[paper];
        var isNew = cell == 0 ? 1 : 0;
        _touched[_count] = paper;
        _count += isNew;
        cell += isNew * evidence;
        return isNew;
    }
}
