namespace Alerts.Matching.Scoring;

/// <summary>Keeps the best of many papers: those with the highest scores, of equal ones the first of the index. Used again for the next profile.</summary>
internal sealed class BestPapers
{
    private ulong[] _kept = [];
    private ScoredPaper[] _sorted = [];
    private int _count;
    private int _top;
    private int _step;

    /// <summary>What a paper's evidence must be at least to be worth an <see cref="Offer"/>.</summary>
    public int Least { get; private set; }

    /// <summary>Begins.</summary>
    /// <param name="top">How many papers are wanted.</param>
    /// <param name="most">How many there can be.</param>
    /// <param name="least">The least evidence that is wanted.</param>
    /// <param name="inOrder">Whether papers are offered in their order, so that of equal ones a later one never wins.</param>
    public void Begin(int top, int most, int least, bool inOrder)
    {
        if (_kept.Length < most)
        {
            (_kept, _sorted) = (new ulong[most], new ScoredPaper[most]);
        }

        (_top, _count, _step) = (top, 0, inOrder ? 1 : 0);
        Least = top == 0 ? int.MaxValue : Math.Max(1, least);
    }

    /// <summary>Keeps the paper if it is among the best so far.</summary>
    public void Offer(int paper, int evidence)
    {
        var rank = Rank(paper, evidence);
        if (_count < _top)
        {
            _kept[_count++] = rank;
            if (_count == _top)
            {
                // From here on the worst of the best stands first: a heap of those that stay.
                for (var i = (_top / 2) - 1; i >= 0; i--)
                {
                    Sink(i, _kept[i]);
                }

                RaiseLeast();
            }
        }
        else if (rank > _kept[0])
        {
            Sink(0, rank);
            RaiseLeast();
        }
    }

    /// <summary>The papers kept, best first; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<ScoredPaper> Sorted()
    {
        var kept = _kept.AsSpan(0, _count);
        kept.Sort();
        for (var i = 0; i < kept.Length; i++)
        {
            var rank = kept[kept.Length - 1 - i];
            _sorted[i] = new((int)~(uint)rank, (int)(rank >> 32));
        }

        return _sorted.AsSpan(0, _count);
    }

    /// <summary>The level of the score, and below it the place in the index turned round: one number that is the greater the better the paper.</summary>
    private static ulong Rank(int paper, int evidence) => ((ulong)(uint)ScoreModel.Level(evidence) << 32) | ~(uint)paper;

    private void RaiseLeast() => Least = Math.Max(Least, ScoreModel.LeastEvidenceOfLevel((int)(_kept[0] >> 32) + _step));

    private void Sink(int at, ulong rank)
    {
        for (var child = (2 * at) + 1; child < _count; child = (2 * at) + 1)
        {
            if (child + 1 < _count && _kept[child + 1] < _kept[child])
            {
                child++;
            }

            if (_kept[child] >= rank)
            {
                break;
            }

            _kept[at] = _kept[child];
            at = child;
        }

        _kept[at] = rank;
    }
}
