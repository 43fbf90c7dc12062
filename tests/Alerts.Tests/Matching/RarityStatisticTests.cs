using Alerts.Papers;

namespace Alerts.Matching;

public sealed class RarityStatisticTests
{
    private static readonly DateOnly Day = new(2026, 8, 19);

    private static List<Paper> Papers(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(i => Sample.Paper($"Paper {seed} {i}", $"Large Language Models (LLMs) and word{i % 7} meet thing{(i * seed) % 11}.", i))];

    [Fact]
    public void Bytes_are_read_back_and_are_the_same_for_the_same_papers()
    {
        var statistic = RarityStatistic.Empty.With(Day, Papers(40, 3)).With(Day.AddDays(1), Papers(30, 5));
        var again = RarityStatistic.Empty.With(Day, Papers(40, 3)).With(Day.AddDays(1), Papers(30, 5));

        var read = RarityStatistic.FromBytes(statistic.ToBytes());

        Assert.Equal(statistic.ToBytes(), again.ToBytes());
        Assert.Equal(statistic.ToBytes(), read.ToBytes());
        Assert.Equal(70, read.Papers);
    }

    [Fact]
    public void Days_out_of_the_window_are_forgotten()
    {
        var statistic = RarityStatistic.Empty.With(Day, Papers(10, 3)).With(Day.AddDays(RarityStatistic.Days), Papers(5, 3));

        Assert.Equal(5, statistic.Papers);
    }

    [Fact]
    public void First_and_last_days_there_are_can_be_counted()
    {
        var statistic = RarityStatistic.Empty.With(DateOnly.MinValue, Papers(3, 1)).With(DateOnly.MaxValue, Papers(2, 1));

        Assert.Equal(2, statistic.Papers);
    }

    [Fact]
    public void Unknown_version_and_damage_are_said()
    {
        var bytes = RarityStatistic.Empty.With(Day, Papers(3, 1)).ToBytes();
        bytes[3] = 9;

        Assert.Contains("version 9", Assert.Throws<FormatException>(() => RarityStatistic.FromBytes(bytes)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => RarityStatistic.FromBytes([1, 2, 3, 4]));
        bytes[3] = 1;
        Assert.Throws<FormatException>(() => RarityStatistic.FromBytes(bytes.AsSpan(0, bytes.Length - 9)));
    }

    [Fact]
    public void Thirty_full_days_stay_under_a_megabyte()
    {
        var statistic = RarityStatistic.Empty;
        for (var day = 0; day < 30; day++)
        {
            var papers = Enumerable.Range(0, 60).Select(i => Sample.Paper(
                $"Title {day} {i}", string.Join(' ', Enumerable.Range(0, 150).Select(w => $"w{(i * 131 + w * w * 17 + day * 7) % 9000}")), i));
            statistic = statistic.With(Day.AddDays(day), [.. papers]);
        }

        Assert.True(statistic.ToBytes().Length < 1_000_000, $"{statistic.ToBytes().Length} bytes");
    }
}
