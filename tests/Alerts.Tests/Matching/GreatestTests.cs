using Alerts.Matching.Scoring;
using CsCheck;

namespace Alerts.Matching;

/// <summary>What the best papers have at least: never more than they have, and close to it.</summary>
public sealed class GreatestTests
{
    private static readonly Gen<(int[] Evidence, int Top)> Cases = Gen.Select(
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 3_000], Gen.Int[0, 2_000_000]).Array[0, 600], Gen.Int[1, Greatest.Groups / 2]);

    [Fact]
    public void Least_of_the_best_is_told_from_groups() => Cases.Sample((evidence, top) =>
    {
        int[] cells = [.. evidence, .. new int[EvidenceRow.Padded(evidence.Length) - evidence.Length]];
        var greatest = new Greatest();

        Check(cells, greatest.LeastOf(cells, top), top);
        Assert.Equal(greatest.LeastOf(cells, top), new Greatest().LeastOf(cells, top));
    });

    private static void Check(int[] evidence, int least, int top)
    {
        Assert.True(least == 0 || evidence.Count(e => e >= least) >= top, $"{top} papers do not have {least}");

        // The greatest of the groups, sorted, in the plain way.
        var groups = evidence.Index().GroupBy(e => e.Index % Greatest.Groups, e => e.Item).Select(group => group.Max()).OrderDescending().ToList();
        var exact = groups.Count < top ? 0 : groups[top - 1];
        Assert.InRange(least, exact - (groups.FirstOrDefault() / 128), exact);
    }
}
