using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Alerts.Matching.Scoring;

/// <summary>Keeps the best of many papers: those with the highest scores, of equal ones the first of the index. Used again for the next profile.</summary>
internal sealed class BestPapers
{
    /// <summary>Of up to so many wanted ones some more are kept, and put in order now and then; more are a heap until all have been seen.</summary>
    public const int Few = 32;

    /// <summary>How many are kept where few are wanted.</summary>
    private const int Room = 2 * Few;

    private ulong[] _kept = new ulong[Room];
    private ulong[] _ordered = new ulong[Room];
    private ScoredPaper[] _papers = new ScoredPaper[Room];
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
            (_kept, _ordered, _papers) = (new ulong[most], new ulong[most], new ScoredPaper[most]);
        }

        (_top, _count, _step) = (top, 0, inOrder ? 1 : 0);
        Least = top == 0 ? int.MaxValue : Math.Max(1, least);
    }

    /// <summary>Keeps the paper if it is among the best so far.</summary>
    public void Offer(int paper, int evidence)
    {
        // The level of the score, and below it the place in the index turned round: one number that is the greater the better the paper.
        var rank = ((ulong)(uint)ScoreModel.Level(evidence) << 32) | ~(uint)paper;
        if (_top <= Few)
        {
            _kept[_count++] = rank;
            if (_count == Room)
            {
                (_kept, _ordered, _count) = (Ordered(), _kept, _top);
                LeastIsAbove(_kept[_top - 1]);
            }
        }
        else if (_count < _top || rank > _kept[0])
        {
            Push(rank);
        }
    }

    /// <summary>The papers kept, best first; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<ScoredPaper> Sorted()
    {
        var kept = _kept;
        if (_top <= Few)
        {
            kept = Ordered();
        }
        else
        {
            kept.AsSpan(0, _count).Sort((a, b) => b.CompareTo(a));
        }

        var papers = _papers.AsSpan(0, Math.Min(_count, _top));
        for (var i = 0; i < papers.Length; i++)
        {
            papers[i] = new((int)~(uint)kept[i], (int)(kept[i] >> 32));
        }

        return papers;
    }

    /// <summary>The ranks in order, the greatest first: each goes where so many are greater, which takes no branch that cannot be foreseen.</summary>
    private ulong[] Ordered()
    {
        var (kept, ordered) = (_kept, _ordered);
        kept.AsSpan(_count, -_count & (Vector256<ulong>.Count - 1)).Clear();
        ref var first = ref MemoryMarshal.GetArrayDataReference(kept);
        for (var i = 0; i < _count; i++)
        {
            var rank = Vector256.Create(kept[i]);
            var greater = Vector256<ulong>.Zero;
            for (var other = 0; other < _count; other += Vector256<ulong>.Count)
            {
                greater -= Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)other), rank);
            }

            ordered[(int)Vector256.Sum(greater)] = kept[i];
        }

        return ordered;
    }

    private void LeastIsAbove(ulong worst) => Least = Math.Max(Least, ScoreModel.LeastEvidenceOfLevel((int)(worst >> 32) + _step));

    /// <summary>Puts a rank into the list; the last one wanted makes it a heap, whose worst stands first and is driven out by the next.</summary>
    private void Push(ulong rank)
    {
        if (_count == _top)
        {
            Sink(0, rank);
        }
        else
        {
            _kept[_count++] = rank;
            for (var i = (_count / 2) - 1; i >= 0 && _count == _top; i--)
            {
                Sink(i, _kept[i]);
            }
        }

        if (_count == _top)
        {
            LeastIsAbove(_kept[0]);
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
