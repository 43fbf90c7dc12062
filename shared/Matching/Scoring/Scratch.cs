using Alerts.Matching.Queries;

namespace Alerts.Matching.Scoring;

/// <summary>A paper's place in the index and its score in hundredths.</summary>
internal readonly record struct ScoredPaper(int Paper, int Hundredths) : IComparable<ScoredPaper>
{
    /// <summary>Best first, equal ones in the order of the papers.</summary>
    public int CompareTo(ScoredPaper other) =>
        Hundredths != other.Hundredths ? other.Hundredths.CompareTo(Hundredths) : Paper.CompareTo(other.Paper);
}

/// <summary>A thread's working memory: one cell a paper, cleaned cell by cell, so that a profile costs its hits and no more.</summary>
internal sealed class Scratch
{
    private int[] _evidence = [];
    private int[] _greatest = [];
    private int[] _required = [];
    private int[] _touched = [];
    private ScoredPaper[] _best = [];
    private ResolvedKeyword[] _resolved = [];
    private int _count;

    public void Begin(int papers)
    {
        if (_evidence.Length < papers)
        {
            (_evidence, _greatest, _required, _touched, _best) = (new int[papers], new int[papers], new int[papers], new int[papers], new ScoredPaper[papers]);
        }

        _count = 0;
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

    /// <summary>Adds the evidence of a keyword.</summary>
    public void Add(int[] papers, int[] points, int weight)
    {
        var (evidence, touched, count) = (_evidence, _touched, _count);
        for (var i = 0; i < papers.Length; i++)
        {
            ref var cell = ref evidence[papers[i]];
            if (cell == 0)
            {
                touched[count++] = papers[i];
            }

            cell += ScoreModel.Weighted(points[i], weight);
        }

        _count = count;
    }

    /// <summary>Adds of several keywords only the greatest evidence in each paper.</summary>
    public void AddGreatest(int[] papers, int[] points, int weight)
    {
        for (var i = 0; i < papers.Length; i++)
        {
            ref var cell = ref _evidence[papers[i]];
            if (cell == 0)
            {
                _touched[_count++] = papers[i];
            }

            ref var greatest = ref _greatest[papers[i]];
            var value = ScoreModel.Weighted(points[i], weight);
            cell += Math.Max(0, value - greatest);
            greatest = Math.Max(greatest, value);
        }
    }

    /// <summary>Forgets what <see cref="AddGreatest"/> remembered.</summary>
    public void EndGreatest()
    {
        for (var i = 0; i < _count; i++)
        {
            _greatest[_touched[i]] = 0;
        }
    }

    /// <summary>Counts a required keyword's papers.</summary>
    public void CountRequired(int[] papers)
    {
        foreach (var paper in papers)
        {
            _required[paper] += _evidence[paper] == 0 ? 0 : 1;
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
    public void Drop(int[] papers, bool[] certain)
    {
        for (var i = 0; i < papers.Length; i++)
        {
            if (certain[i])
            {
                _evidence[papers[i]] = 0;
            }
        }
    }

    /// <summary>The best papers, sorted; cleans up.</summary>
    public ReadOnlySpan<ScoredPaper> End(int leastHundredths, int top)
    {
        var least = Math.Max(1, ScoreModel.LeastEvidence(leastHundredths));
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var paper = _touched[i];
            var evidence = _evidence[paper];
            _evidence[paper] = 0;
            if (evidence < least)
            {
                continue;
            }

            var scored = new ScoredPaper(paper, ScoreModel.Hundredths(evidence));
            if (kept < top)
            {
                _best[kept++] = scored;
                if (kept == top)
                {
                    // From here on the worst of the best stands first: a heap of those that stay.
                    Heapify(top);
                }
            }
            else if (top > 0 && scored.CompareTo(_best[0]) < 0)
            {
                _best[0] = scored;
                Sink(0, top);
                least = Math.Max(least, ScoreModel.LeastEvidence(_best[0].Hundredths));
            }
        }

        var best = _best.AsSpan(0, kept);
        best.Sort();
        return best;
    }

    private void Heapify(int length)
    {
        for (var i = (length / 2) - 1; i >= 0; i--)
        {
            Sink(i, length);
        }
    }

    private void Sink(int at, int length)
    {
        var item = _best[at];
        for (var child = (2 * at) + 1; child < length; child = (2 * at) + 1)
        {
            if (child + 1 < length && _best[child + 1].CompareTo(_best[child]) > 0)
            {
                child++;
            }

            if (_best[child].CompareTo(item) <= 0)
            {
                break;
            }

            _best[at] = _best[child];
            at = child;
        }

        _best[at] = item;
    }
}
