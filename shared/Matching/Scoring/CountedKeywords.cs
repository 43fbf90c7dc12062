using Alerts.Matching.Queries;
using Alerts.Profiles;

namespace Alerts.Matching.Scoring;

/// <summary>The keywords of a profile that count: those that are wanted or required and hit something.</summary>
/// <param name="keywords">All keywords of the profile.</param>
/// <param name="resolved">What they mean in the index.</param>
/// <param name="numbers">Which of them count.</param>
internal readonly ref struct CountedKeywords(ReadOnlySpan<Keyword> keywords, ReadOnlySpan<ResolvedKeyword> resolved, ReadOnlySpan<int> numbers)
{
    private readonly ReadOnlySpan<Keyword> _keywords = keywords;
    private readonly ReadOnlySpan<ResolvedKeyword> _resolved = resolved;
    private readonly ReadOnlySpan<int> _numbers = numbers;

    /// <summary>How many there are.</summary>
    public int Length => _numbers.Length;

    /// <summary>What one of them means.</summary>
    public ResolvedKeyword this[int at] => _resolved[_numbers[at]];

    /// <summary>Its weight, in thousandths.</summary>
    public int WeightOf(int at) => _keywords[_numbers[at]].Thousandths;

    /// <summary>Whether two are one keyword in two forms.</summary>
    public bool MeanTheSame(int one, int other) => this[one].Meaning == this[other].Meaning && this[one].MeansTheSame(this[other]);

    /// <summary>Whether any two may be one keyword in two forms: no is certain, and true of most profiles.</summary>
    public bool MayRepeat()
    {
        for (var i = 1; i < Length; i++)
        {
            for (var other = 0; other < i; other++)
            {
                if (this[i].Meaning == this[other].Meaning)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
