namespace Alerts.Benchmarks.Workload;

/// <summary>Draws ranks by Zipf's law: rank r comes in proportion to 1 / (r + 1)^s.</summary>
internal sealed class Zipf
{
    private readonly double[] _sums;

    /// <summary>A law over <paramref name="count"/> ranks.</summary>
    public Zipf(int count, double exponent)
    {
        _sums = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
        {
            sum += Math.Pow(rank + 1, -exponent);
            _sums[rank] = sum;
        }
    }

    /// <summary>Draws a rank, from 0.</summary>
    public int Draw(Random random)
    {
        var found = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return Math.Min(found < 0 ? ~found : found, _sums.Length - 1);
    }
}
