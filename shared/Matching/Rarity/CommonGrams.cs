using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Alerts.Matching.Text;

namespace Alerts.Matching.Rarity;

/// <summary>What is common in papers at any time: the prior of the rarity while few recent papers are known.</summary>
internal static class CommonGrams
{
    /// <summary>The share of a gram that is not common, in millionths.</summary>
    public const int Uncommon = 2_000;

    private static readonly FrozenDictionary<uint, int> Shares = Load();

    /// <summary>The grams that are common.</summary>
    public static IReadOnlyList<uint> All => Shares.Keys;

    /// <summary>The usual share of papers that hold the gram, in millionths.</summary>
    public static int Millionths(uint gram) => Shares.GetValueOrDefault(gram, Uncommon);

    /// <summary>The list is embedded, one gram a line: its share in thousandths, then one word or two.</summary>
    private static FrozenDictionary<uint, int> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Alerts.Matching.Rarity.CommonGrams.txt")!;
        using var reader = new StreamReader(stream);
        Dictionary<uint, int> shares = [];
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var gram = parts.Length == 2 ? Name(parts[1]) : Gram.Of(Name(parts[1]), Name(parts[2]));
            shares[gram] = shares.GetValueOrDefault(gram) + (int.Parse(parts[0], CultureInfo.InvariantCulture) * 1000);
        }

        return shares.ToFrozenDictionary();
    }

    /// <summary>The list has words as they are written; the shares of a word's forms add up.</summary>
    private static uint Name(string word) => Gram.Of(WordFold.Key(word, LetterCase.Lower));
}
