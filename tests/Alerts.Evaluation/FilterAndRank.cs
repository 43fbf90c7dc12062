using Alerts.Evaluation.Collections;
using Alerts.Evaluation.Methods;
using Alerts.Evaluation.Reporting;
using Alerts.Profiles;

namespace Alerts.Evaluation;

/// <summary>Filtering and ranking of judged collections by every method.</summary>
internal static class FilterAndRank
{
    /// <summary>Our row.</summary>
    public const string Ours = "Alerts";

    /// <summary>Our row as a mail has it: what scores less is left out.</summary>
    public const string OursFiltered = "Alerts, default threshold";

    /// <summary>The row that recall and precision are held against.</summary>
    public const string Folded = "phrases, hyphen + plural";

    private static IReadOnlyList<IMethod> Methods =>
    [
        new Substring(),
        new WholeWord(),
        new PhraseRule(Folded, Folding.Hyphen | Folding.Plural),
        new Bm25(),
        new LucenePhrases(),
        new AlertsMatcher(Ours),
        new AlertsMatcher(OursFiltered, new DeliverySettings().Threshold),
    ];

    /// <summary>Measures every method on a collection and writes the table.</summary>
    public static IReadOnlyDictionary<string, Measures> Measure(JudgedCollection collection, Report report)
    {
        var table = new Table("method", "precision", "recall", "MAP", "nDCG@10");
        var all = new Dictionary<string, Measures>(StringComparer.Ordinal);
        foreach (var method in Methods)
        {
            var finder = method.Over(collection.Papers);
            var measures = Measures.Mean([.. collection.Profiles.Select(profile => Measures.Of(finder.Find(profile.Keywords), profile.Relevant))]);
            all[method.Name] = measures;
            table.Add(
                method.Name, Table.Share(measures.Precision), Table.Share(measures.Recall), Table.Share(measures.AveragePrecision), Table.Share(measures.Ndcg));
        }

        report.Line($"{collection.Name}: {collection.Papers.Count} papers, {collection.Profiles.Count} profiles.");
        report.Add(table);
        return all;
    }

    /// <summary>The best mean average precision of the other methods.</summary>
    public static double BestBaseline(IReadOnlyDictionary<string, Measures> measures) =>
        measures.Where(method => method.Key is not (Ours or OursFiltered)).Max(method => method.Value.AveragePrecision);
}
