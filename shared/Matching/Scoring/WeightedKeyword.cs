using Alerts.Matching.Queries;

namespace Alerts.Matching.Scoring;

/// <summary>A keyword that counts in a profile.</summary>
/// <param name="Keyword">The keyword, which hits something.</param>
/// <param name="Meaning">A number that keywords of the same meaning share, and hardly any others.</param>
/// <param name="Weight">Its weight there, in thousandths.</param>
internal readonly record struct WeightedKeyword(ResolvedKeyword Keyword, ulong Meaning, int Weight)
{
    /// <summary>Whether both are one keyword in two forms.</summary>
    public bool MeansTheSame(in WeightedKeyword other) => Meaning == other.Meaning && Keyword.MeansTheSame(other.Keyword);
}
