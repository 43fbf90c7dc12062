using Alerts.Evaluation.KeyPhrases;
using Alerts.Papers;

namespace Alerts.Evaluation.Methods;

/// <summary>
/// BM25 over Porter stems without stop words, the keywords' words as one bag (Robertson and Zaragoza: "The Probabilistic Relevance
/// Framework", 2009; k1 = 1.2, b = 0.75). It finds every paper that has any of the words: a ranking, hardly a filter.
/// </summary>
internal sealed class Bm25 : IMethod
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    /// <inheritdoc />
    public string Name => "BM25";

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers) => new Finder(papers);

    private sealed class Finder : IFinder
    {
        private readonly Dictionary<string, List<(int Paper, int Count)>> _postings = new(StringComparer.Ordinal);
        private readonly int[] _lengths;
        private readonly double _mean;

        public Finder(IReadOnlyList<Paper> papers)
        {
            _lengths = new int[papers.Count];
            for (var paper = 0; paper < papers.Count; paper++)
            {
                var terms = Terms($"{papers[paper].Title} {papers[paper].Abstract}").ToList();
                _lengths[paper] = terms.Count;
                foreach (var term in terms.CountBy(term => term, StringComparer.Ordinal))
                {
                    (_postings.TryGetValue(term.Key, out var list) ? list : _postings[term.Key] = []).Add((paper, term.Value));
                }
            }

            _mean = _lengths.Average();
        }

        public IReadOnlyList<int> Find(IReadOnlyList<string> keywords)
        {
            var scores = new double[_lengths.Length];
            foreach (var term in keywords.SelectMany(Terms))
            {
                var postings = _postings.GetValueOrDefault(term, []);
                var rarity = Math.Log(1 + ((_lengths.Length - postings.Count + 0.5) / (postings.Count + 0.5)));
                foreach (var (paper, count) in postings)
                {
                    scores[paper] += rarity * count * (K1 + 1) / (count + (K1 * (1 - B + (B * _lengths[paper] / _mean))));
                }
            }

            return [.. Enumerable.Range(0, scores.Length).Where(paper => scores[paper] > 0).OrderByDescending(paper => scores[paper])];
        }

        private static IEnumerable<string> Terms(string text) =>
            PhraseStems.Words().Matches(text.ToLowerInvariant()).Select(word => word.Value).Where(word => !StopWords.All.Contains(word)).Select(PhraseStems.Of);
    }
}
