using Alerts.Evaluation.Collections;
using Alerts.Evaluation.Reporting;
using Alerts.KeyPhrases;

namespace Alerts.Evaluation.KeyPhrases;

/// <summary>Key phrases against those that people chose: the mean over texts of F1 among the first 5 and 10, stemmed, exact.</summary>
internal static class KeyPhraseEvaluation
{
    /// <summary>Measures one set and writes its table.</summary>
    public static void Measure(string name, IReadOnlyList<KeyPhraseText> texts, Report report)
    {
        var tfIdf = new TfIdf(texts.Select(text => text.Whole));
        var extractors = new Dictionary<string, Func<KeyPhraseText, IReadOnlyList<string>>>(StringComparer.Ordinal)
        {
            ["RAKE"] = text => Rake.Extract(text.Whole),
            ["TF-IDF n-grams"] = text => tfIdf.Extract(text.Whole),
            ["Alerts, local"] = text => LocalKeyPhraseExtractor.Extract(text.Title, text.Text),
        };
        var table = new Table("extractor", "F1@5", "F1@10");
        var atTen = new List<double>();
        foreach (var (extractor, extract) in extractors)
        {
            var found = texts.Select(text => (Found: extract(text).Select(PhraseStems.Of).Where(phrase => phrase.Length > 0).Distinct(StringComparer.Ordinal).Take(10).ToList(), text.Phrases)).ToList();
            atTen.Add(found.Average(pair => F1(pair.Found, pair.Phrases)));
            table.Add(extractor, Table.Share(found.Average(pair => F1([.. pair.Found.Take(5)], pair.Phrases))), Table.Share(atTen[^1]));
        }

        report.Line($"{name}: {texts.Count} texts.");
        report.Add(table);
        report.Goals.Add(new Goal($"key phrases, {name}: F1@10 ÷ the best baseline's", atTen[^1] / atTen[..^1].Max(), 1.15));
    }

    private static double F1(List<string> found, IReadOnlySet<string> right)
    {
        var hits = found.Count(right.Contains);
        return hits == 0 ? 0 : 2.0 * hits / (found.Count + right.Count);
    }
}
