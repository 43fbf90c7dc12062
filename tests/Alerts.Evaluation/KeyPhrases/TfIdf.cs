using System.Text.RegularExpressions;

namespace Alerts.Evaluation.KeyPhrases;

/// <summary>
/// N-grams of one to three words that neither start nor end with a stop word, by term frequency × inverse document frequency
/// over the whole collection.
/// </summary>
internal sealed partial class TfIdf
{
    private readonly Dictionary<string, int> _documents = new(StringComparer.Ordinal);
    private readonly int _count;

    /// <summary>Counts the n-grams of a collection.</summary>
    public TfIdf(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            _count++;
            foreach (var gram in Grams(text).Select(gram => gram.Stems).Distinct(StringComparer.Ordinal))
            {
                _documents[gram] = _documents.GetValueOrDefault(gram) + 1;
            }
        }
    }

    /// <summary>The phrases of a text, best first.</summary>
    public IReadOnlyList<string> Extract(string text) =>
    [
        .. Grams(text).GroupBy(gram => gram.Stems, StringComparer.Ordinal)
            .Select(group => (group.First().Phrase, Score: group.Count() * Math.Log((double)_count / _documents.GetValueOrDefault(group.Key, 1))))
            .OrderByDescending(candidate => candidate.Score).Select(candidate => candidate.Phrase),
    ];

    private static IEnumerable<(string Phrase, string Stems)> Grams(string text)
    {
        foreach (var fragment in Fragments().Split(text.ToLowerInvariant()))
        {
            var words = PhraseStems.Words().Matches(fragment).Select(word => word.Value).ToList();
            for (var start = 0; start < words.Count; start++)
            {
                for (var end = start + 1; end <= Math.Min(start + 3, words.Count); end++)
                {
                    if (IsEdge(words[start]) && IsEdge(words[end - 1]))
                    {
                        var phrase = string.Join(' ', words[start..end]);
                        yield return (phrase, PhraseStems.Of(phrase));
                    }
                }
            }
        }
    }

    private static bool IsEdge(string word) => word.Length > 1 && !StopWords.All.Contains(word) && word.Any(char.IsLetter);

    [GeneratedRegex(@"[.,;:!?()\[\]{}""]+")]
    private static partial Regex Fragments();
}
