using Alerts.Evaluation.Collections;
using Alerts.Evaluation.Methods;
using Alerts.Evaluation.Reporting;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Evaluation;

/// <summary>How many papers a day people's own keyword lists bring, and which bring none, by what a rule forgives.</summary>
internal static class KeywordListEvaluation
{
    private static IReadOnlyList<IMethod> Methods =>
    [
        new Substring(),
        new WholeWord(),
        new PhraseRule(Exact, Folding.None),
        new PhraseRule("phrases, hyphen", Folding.Hyphen),
        new PhraseRule("phrases, plural", Folding.Plural),
        new PhraseRule(FilterAndRank.Folded, Folding.Hyphen | Folding.Plural),
        new LucenePhrases(),
        new AlertsMatcher("Alerts, keywords quoted", write: keyword => $"\"{keyword.Replace("\"", "", StringComparison.Ordinal)}\""),
        new AlertsMatcher(FilterAndRank.Ours),
        new AlertsMatcher("Alerts without plurals", without: Forgiveness.Plurals),
        new AlertsMatcher("Alerts without hyphen and joining", without: Forgiveness.Joining),
        new AlertsMatcher("Alerts without British spelling", without: Forgiveness.Spelling),
        new AlertsMatcher("Alerts without verbs for nouns", without: Forgiveness.Verbs),
        new AlertsMatcher("Alerts without acronyms", without: Forgiveness.Acronyms),
        new AlertsMatcher("Alerts without words near each other", without: Forgiveness.Nearness),
        new AlertsMatcher(FilterAndRank.OursFiltered, new DeliverySettings().Threshold),
        new ScatteredWords(Sentence, inOneSentence: true),
        new ScatteredWords("bound: all words, one paper", inOneSentence: false),
    ];

    private const string Exact = "phrases, exact";
    private const string Sentence = "bound: all words, one sentence";

    /// <summary>Measures the lists and writes the table.</summary>
    public static void Measure(IReadOnlyList<KeywordList> lists, IReadOnlyList<Paper> papers, Report report)
    {
        var days = papers.Select(paper => paper.Day).Distinct().Count();
        var table = new Table("method", "median", "p90", "max", "in all", "lists that never match", "keywords that never match");
        var never = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var method in Methods)
        {
            var finder = method.Over(papers);
            var found = lists.Select(list => finder.Find(list.Keywords).Count).Order().ToList();
            never[method.Name] = found.Count(count => count == 0);
            var silent = lists.SelectMany(list => list.Keywords).Distinct(StringComparer.OrdinalIgnoreCase).Count(keyword => finder.Find([keyword]).Count == 0);
            table.Add(
                method.Name, Table.Number(At(0.5)), Table.Number(At(0.9)), Table.Number(At(1)), Table.Number((double)found.Sum() / days), $"{never[method.Name]}", $"{silent}");

            double At(double share) => (double)found[(int)Math.Ceiling(share * found.Count) - 1] / days;
        }

        report.Line($"{lists.Count} lists of {lists.Sum(list => list.Keywords.Count)} keywords, {papers.Count} papers of {days} days.");
        report.Add(table);
        report.Line(
            $"A rule that took all words of a keyword anywhere in one sentence, in any order, would leave {never[Sentence]} lists without a paper: {Table.Share((double)never[Sentence] / Math.Max(1, never[Exact]))} of "
            + "those that the exact phrase rule leaves.");
        report.Goals.Add(new Goal(
            "keyword lists that never match ÷ the exact phrase rule's", (double)never[FilterAndRank.Ours] / Math.Max(1, never[Exact]), 0.5, AtMost: true));
    }
}
