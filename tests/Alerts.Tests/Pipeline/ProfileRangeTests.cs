namespace Alerts.Pipeline;

public sealed class ProfileRangeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(256)]
    public void Ranges_cover_every_shard_once(int count)
    {
        var ranges = ProfileRange.Split(count);

        Assert.Equal(count, ranges.Count);
        var shards = Enumerable.Range(0, 256).Select(shard => shard.ToString("x2")).ToArray();
        Assert.All(shards, shard => Assert.Single(
            ranges, range => string.CompareOrdinal(range.First, shard) <= 0 && string.CompareOrdinal(shard, range.Last) <= 0));
        Assert.All(ranges, range => Assert.Equal(range, ProfileRange.Parse(range.ToString())));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(512)]
    public void Other_numbers_are_refused(int count) => Assert.Throws<ArgumentOutOfRangeException>(() => ProfileRange.Split(count));
}
