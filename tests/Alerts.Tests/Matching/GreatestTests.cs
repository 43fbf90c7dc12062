using Alerts.Matching.Scoring;
using CsCheck;

namespace Alerts.Matching;

/// <summary>What the best papers have at least: never more than they have, and close to it.</summary>
public sealed class GreatestTests
{
    private static readonly Gen<(int[] Evidence, int Top)> Cases = Gen.Select(
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 3_000], Gen.Int[0, 2_000_000]).Array[0, 600], Gen.Int[1, Greatest.Groups / 2]);

    [Fact]
    public void Of_all_papers() => Cases.Sample((evidence, top) =>
    {
        int[] cells = [.. evidence, .. new int[EvidenceRow.Padded(evidence.Length) - evidence.Length]];
        var greatest = new Greatest();

        Check(cells, greatest.LeastOf(cells, top), top);
        Assert.Equal(greatest.LeastOf(cells, top), new Greatest().LeastOf(cells, top));
    });

    [Fact]
    public void Of_some_papers() => Cases.Sample((evidence, top) =>
    {
        int[] some = [.. Enumerable.Range(0, evidence.Length).Where(paper => evidence[paper] > 0)];

        Check([.. some.Select(paper => evidence[paper])], new Greatest().LeastOf(evidence, some, top), top);
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
