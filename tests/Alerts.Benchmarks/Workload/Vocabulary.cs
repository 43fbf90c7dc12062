using System.Text;
using Alerts.KeyPhrases;
using Alerts.Papers;

namespace Alerts.Benchmarks.Workload;

/// <summary>
/// The terms that papers use and profiles ask for, commonest first: made of invented words, or, where papers are given, their key
/// phrases with invented terms between (most keywords hit nothing on most days).
/// </summary>
internal sealed class Vocabulary
{
    private const int InventedTerms = 60_000;
    private const int InventedWords = 12_000;

    private static readonly string[] Onsets = ["b", "br", "c", "d", "dr", "f", "fl", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "qu", "r", "s", "st", "t", "tr", "v", "z"];
    private static readonly string[] Rimes = ["a", "e", "i", "o", "u", "an", "el", "er", "ic", "in", "ion", "ive", "on", "or", "um", "ure"];

    private Vocabulary(IReadOnlyList<string> words, IReadOnlyList<string> terms)
    {
        Words = words;
        Terms = terms;
        TermRanks = new Zipf(terms.Count, 0.9);
        WordRanks = new Zipf(words.Count, 1.0);
    }

    /// <summary>Single words, commonest first.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Terms of one to four words, commonest first.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>How common a term is.</summary>
    public Zipf TermRanks { get; }

    /// <summary>How common a word is.</summary>
    public Zipf WordRanks { get; }

    /// <summary>Invents a vocabulary.</summary>
    public static Vocabulary Invent(int seed)
    {
        var random = new Random(seed);
        List<string> words = [.. Distinct(InventedWords, () => Word(random))];
        return new Vocabulary(words, [.. Distinct(InventedTerms, () => Term(random, words))]);
    }

    /// <summary>The key phrases of papers, by how many have them, every second place an invented term.</summary>
    public static Vocabulary Of(IReadOnlyList<Paper> papers, int seed)
    {
        var invented = Invent(seed);
        var phrases = papers.SelectMany(paper => LocalKeyPhraseExtractor.Extract(paper.Title, paper.Abstract))
            .CountBy(phrase => phrase.ToLowerInvariant(), StringComparer.Ordinal)
            .OrderByDescending(phrase => phrase.Value)
            .ThenBy(phrase => phrase.Key, StringComparer.Ordinal)
            .Select(phrase => phrase.Key);
        return new Vocabulary(invented.Words, [.. phrases.Zip(invented.Terms, (real, other) => new[] { real, other }).SelectMany(pair => pair)]);
    }

    private static string Word(Random random)
    {
        var word = new StringBuilder();
        for (var syllables = random.Next(2, 5); syllables > 0; syllables--)
        {
            word.Append(Onsets[random.Next(Onsets.Length)]).Append(Rimes[random.Next(Rimes.Length)]);
        }

        return word.ToString();
    }

    private static string Term(Random random, List<string> words)
    {
        var length = random.Next(10) switch { < 2 => 1, < 7 => 2, < 9 => 3, _ => 4 };
        return string.Join(random.Next(8) == 0 ? '-' : ' ', Enumerable.Range(0, length).Select(_ => words[random.Next(words.Count)]));
    }

    private static HashSet<string> Distinct(int count, Func<string> make)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        while (made.Count < count)
        {
            made.Add(make());
        }

        return made;
    }
}
