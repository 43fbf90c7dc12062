using Alerts.Evaluation.KeyPhrases;
using Alerts.Papers;

namespace Alerts.Evaluation.Collections;

/// <summary>
/// Classic test collections: <c>NAME_corpus</c>, <c>NAME_queries</c> and <c>NAME_qrels</c> in the folder <c>relevance</c>. A
/// query's phrases, the runs of words between stop words and punctuation, and their words become the keywords of its profile.
/// </summary>
internal static class JudgedQueries
{
    /// <summary>All collections of the folder.</summary>
    public static IEnumerable<JudgedCollection> Read(string data)
    {
        var folder = Path.Combine(data, "relevance");
        foreach (var corpus in JsonLines.Find(folder, "*_corpus"))
        {
            var name = Path.GetFileName(corpus)[..Path.GetFileName(corpus).IndexOf("_corpus", StringComparison.Ordinal)];
            var queries = JsonLines.Find(folder, name + "_queries");
            var judgements = JsonLines.Find(folder, name + "_qrels");
            if (queries.Count > 0 && judgements.Count > 0)
            {
                yield return Read(name.ToUpperInvariant(), corpus, queries[0], judgements[0]);
            }
        }
    }

    private static JudgedCollection Read(string name, string corpus, string queries, string judgements)
    {
        List<Paper> papers = [.. JsonLines.Read(corpus).Select(PaperFiles.Read)];
        var index = papers.Select((paper, i) => (paper.Id, i)).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var relevant = JsonLines.Read(judgements)
            .Where(line => line.Text("rel") is not ("0" or "-1") && index.ContainsKey(line.Text("d")))
            .GroupBy(line => line.Text("q"), line => index[line.Text("d")], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToHashSet(), StringComparer.Ordinal);
        var profiles = JsonLines.Read(queries)
            .Where(line => relevant.ContainsKey(line.Text("id")))
            .Select(line => new JudgedProfile(line.Text("id"), Keywords(line.Text("text")), relevant[line.Text("id")]))
            .Where(profile => profile.Keywords.Count > 0)
            .ToList();
        return new JudgedCollection(name, papers, profiles);
    }

    /// <summary>The phrases of several words, then every word as often as it comes.</summary>
    private static List<string> Keywords(string query)
    {
        var runs = Rake.Runs(query).Select(run => run.Where(word => word.Any(char.IsLetter)).ToList()).ToList();
        return [.. runs.Where(run => run.Count > 1).Select(run => string.Join(' ', run)), .. runs.SelectMany(run => run)];
    }
}
