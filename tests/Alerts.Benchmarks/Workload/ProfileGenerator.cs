using System.Globalization;

namespace Alerts.Benchmarks.Workload;

/// <summary>A profile as people write it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Wanted">The keywords wanted.</param>
/// <param name="Excluded">The keyword not wanted; null for most.</param>
internal sealed record ProfileText(string Id, IReadOnlyList<string> Wanted, string? Excluded)
{
    /// <summary>The lines in our keyword language.</summary>
    public IReadOnlyList<string> Lines { get; } = Excluded is null ? Wanted : [.. Wanted, "-" + Excluded];
}

/// <summary>Writes profiles: three to seven keywords by Zipf's law, one profile in ten with an exclusion.</summary>
internal static class ProfileGenerator
{
    /// <summary>Writes profiles, one after the other; the same seed writes the same.</summary>
    public static IEnumerable<ProfileText> Write(Vocabulary vocabulary, int count, int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var wanted = new string[random.Next(3, 8)];
            for (var i = 0; i < wanted.Length; i++)
            {
                wanted[i] = Draw();
            }

            yield return new ProfileText(number.ToString(CultureInfo.InvariantCulture), wanted, random.Next(10) == 0 ? Draw() : null);
        }

        string Draw() => vocabulary.Terms[vocabulary.TermRanks.Draw(random)];
    }
}
