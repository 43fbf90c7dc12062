using System.Globalization;
using System.Text;
using Alerts.Papers;

namespace Alerts.Benchmarks.Workload;

/// <summary>Writes papers of the size of arXiv's: a title of about nine words, an abstract of about 180 with some twenty terms.</summary>
internal static class PaperGenerator
{
    private static readonly string[] Small = ["the", "of", "and", "a", "to", "in", "we", "that", "for", "is", "on", "with", "by", "this", "are", "which", "from", "our"];

    /// <summary>Writes papers; the same seed writes the same.</summary>
    public static IReadOnlyList<Paper> Write(Vocabulary vocabulary, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => Paper(vocabulary, random, number))];
    }

    private static Paper Paper(Vocabulary vocabulary, Random random, int number)
    {
        var terms = Enumerable.Range(0, random.Next(12, 26)).Select(_ => vocabulary.Terms[vocabulary.TermRanks.Draw(random)]).ToList();
        var text = new StringBuilder();
        for (var sentences = random.Next(6, 10); sentences > 0; sentences--)
        {
            for (var words = random.Next(14, 26); words > 0; words--)
            {
                text.Append(random.Next(10) switch
                {
                    0 => terms[random.Next(terms.Count)],
                    < 5 => Small[random.Next(Small.Length)],
                    _ => vocabulary.Words[vocabulary.WordRanks.Draw(random)],
                }).Append(words == 1 ? ". " : " ");
            }
        }

        return new Paper
        {
            Id = $"2608.{number.ToString("D5", CultureInfo.InvariantCulture)}",
            Title = $"{terms[0]} for {terms[1]} with {vocabulary.Words[vocabulary.WordRanks.Draw(random)]}",
            Abstract = text.ToString().TrimEnd(),
            KeyPhrases = [.. terms.Take(10)],
            Day = new DateOnly(2026, 8, 19),
        };
    }
}
