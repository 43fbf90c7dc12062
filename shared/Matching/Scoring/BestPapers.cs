namespace Alerts.Matching.Scoring;

/// <summary>Keeps the best of many papers: those with the highest scores, of equal ones the first of the index. Used again for the next profile.</summary>
internal sealed class BestPapers
{
    /// <summary>Up to so many are kept sorted, which is quicker; more are a heap until all have been seen.</summary>
    private const int MostSorted = 32;

    private ulong[] _kept = [];
    private ScoredPaper[] _papers = [];
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
            (_kept, _papers) = (new ulong[most], new ScoredPaper[most]);
        }

        (_top, _count, _step) = (top, 0, inOrder ? 1 : 0);
        Least = top == 0 ? int.MaxValue : Math.Max(1, least);
    }

    /// <summary>Keeps the paper if it is among the best so far.</summary>
    public void Offer(int paper, int evidence)
    {
        // The level of the score, and below it the place in the index turned round: one number that is the greater the better the paper.
        var rank = ((ulong)(uint)ScoreModel.Level(evidence) << 32) | ~(uint)paper;
        if (_count == _top && rank <= Worst)
        {
            return;
        }

        if (_top <= MostSorted)
        {
            Insert(rank);
        }
        else
        {
            Push(rank);
        }

        if (_count == _top)
        {
            Least = Math.Max(Least, ScoreModel.LeastEvidenceOfLevel((int)(Worst >> 32) + _step));
        }
    }

    /// <summary>The papers kept, best first; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<ScoredPaper> Sorted()
    {
        var kept = _kept.AsSpan(0, _count);
        if (_top > MostSorted)
        {
            kept.Sort((a, b) => b.CompareTo(a));
        }

        for (var i = 0; i < kept.Length; i++)
        {
            _papers[i] = new((int)~(uint)kept[i], (int)(kept[i] >> 32));
        }

        return _papers.AsSpan(0, _count);
    }

    private ulong Worst => _kept[_top <= MostSorted ? _count - 1 : 0];

    /// <summary>Puts a rank in its place among the sorted, the last of which it drives out if there is no room.</summary>
    private void Insert(ulong rank)
    {
        var kept = _kept;
        var at = _count < _top ? _count++ : _top - 1;
        for (; at > 0 && kept[at - 1] < rank; at--)
        {
            kept[at] = kept[at - 1];
        }

        kept[at] = rank;
    }

    /// <summary>Puts a rank into the list; the last one wanted makes it a heap, whose worst stands first and is driven out by the next.</summary>
    private void Push(ulong rank)
    {
        if (_count == _top)
        {
            Sink(0, rank);
            return;
        }

        _kept[_count++] = rank;
        for (var i = (_count / 2) - 1; i >= 0 && _count == _top; i--)
        {
            Sink(i, _kept[i]);
        }
    }

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
