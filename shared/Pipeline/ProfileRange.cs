using System.Globalization;

namespace Alerts.Pipeline;

/// <summary>Some of the 256 shards of the profiles, side by side: the work of one match message.</summary>
/// <param name="First">The first shard, two lower-case hex digits.</param>
/// <param name="Last">The last shard, inclusive.</param>
public readonly record struct ProfileRange(string First, string Last)
{
    private const int Shards = 256;

    /// <summary>The whole, cut into <paramref name="count"/> equal ranges.</summary>
    /// <param name="count">A power of two from 1 to 256.</param>
    public static IReadOnlyList<ProfileRange> Split(int count)
    {
        if (count is < 1 or > Shards || Shards % count != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "Should be a power of two from 1 to 256.");
        }

        var size = Shards / count;
        return [.. Enumerable.Range(0, count).Select(i => new ProfileRange(Shard(i * size), Shard(((i + 1) * size) - 1)))];
    }

    /// <summary>Reads <c>00-0f</c>.</summary>
    /// <exception cref="FormatException">It is no range.</exception>
    public static ProfileRange Parse(string text) =>
        text is { Length: 5 } && text[2] == '-' && IsShard(text[..2]) && IsShard(text[3..]) && string.CompareOrdinal(text[..2], text[3..]) <= 0
            ? new(text[..2], text[3..])
            : throw new FormatException("A range of profiles should look like 00-0f.");

    /// <summary>As it travels in messages: <c>00-0f</c>.</summary>
    public override string ToString() => $"{First}-{Last}";

    private static string Shard(int number) => number.ToString("x2", CultureInfo.InvariantCulture);

    private static bool IsShard(string text) => text.All(char.IsAsciiHexDigitLower);
}
