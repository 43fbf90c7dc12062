using System.Text.RegularExpressions;

namespace Alerts.Evaluation.KeyPhrases;

/// <summary>
/// RAKE (Rose, Engel, Cramer, Cowley: "Automatic keyword extraction from individual documents", 2010): the runs between stop
/// words and punctuation, each scored by the sum of its words' degree over frequency.
/// </summary>
internal static partial class Rake
{
    /// <summary>The phrases of a text, best first.</summary>
    public static IReadOnlyList<string> Extract(string text)
    {
        var candidates = Runs(text).ToList();
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        var degree = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var run in candidates)
        {
            foreach (var word in run)
            {
                frequency[word] = frequency.GetValueOrDefault(word) + 1;
                degree[word] = degree.GetValueOrDefault(word) + run.Count;
            }
        }

        return
        [
            .. candidates.Select(run => (Phrase: string.Join(' ', run), Score: run.Sum(word => (double)degree[word] / frequency[word])))
                .DistinctBy(candidate => candidate.Phrase).OrderByDescending(candidate => candidate.Score).Select(candidate => candidate.Phrase),
        ];
    }

    /// <summary>The runs of words between stop words, numbers and punctuation, in lower case.</summary>
    public static IEnumerable<List<string>> Runs(string text) => Fragments().Split(text.ToLowerInvariant()).SelectMany(RunsOfFragment);

    private static IEnumerable<List<string>> RunsOfFragment(string fragment)
    {
        var run = new List<string>();
        foreach (var word in fragment.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!StopWords.All.Contains(word) && !Number().IsMatch(word))
            {
                run.Add(word);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}\s\-'’+#]+|\s-+\s")]
    private static partial Regex Fragments();

    [GeneratedRegex(@"^[\d\W]+$")]
    private static partial Regex Number();
}
