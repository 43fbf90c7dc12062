namespace Alerts.Evaluation;

/// <summary>How good the papers found for one profile are.</summary>
/// <param name="Precision">The right share of those found; 1 where none were found.</param>
/// <param name="Recall">The found share of the right ones.</param>
/// <param name="AveragePrecision">The mean of the precision at every right paper, 0 for one not found.</param>
/// <param name="Ndcg">Normalised discounted cumulative gain of the first ten.</param>
internal sealed record Measures(double Precision, double Recall, double AveragePrecision, double Ndcg)
{
    private const int Depth = 10;

    /// <summary>Measures one ranking.</summary>
    public static Measures Of(IReadOnlyList<int> found, IReadOnlySet<int> relevant)
    {
        var right = 0;
        var sum = 0.0;
        var gain = 0.0;
        for (var rank = 1; rank <= found.Count; rank++)
        {
            if (relevant.Contains(found[rank - 1]))
            {
                right++;
                sum += (double)right / rank;
                gain += rank <= Depth ? 1 / Math.Log2(rank + 1) : 0;
            }
        }

        var ideal = Enumerable.Range(1, Math.Min(Depth, relevant.Count)).Sum(rank => 1 / Math.Log2(rank + 1));
        return new Measures(found.Count == 0 ? 1 : (double)right / found.Count, (double)right / relevant.Count, sum / relevant.Count, gain / ideal);
    }

    /// <summary>The means over profiles, each profile counting the same.</summary>
    public static Measures Mean(IReadOnlyCollection<Measures> all) => new(
        all.Average(one => one.Precision), all.Average(one => one.Recall), all.Average(one => one.AveragePrecision), all.Average(one => one.Ndcg));
}
