using Alerts.Evaluation.Collections;
using Alerts.Evaluation.KeyPhrases;
using Alerts.Evaluation.Reporting;

namespace Alerts.Evaluation;

/// <summary>All measurements on one data folder. What the folder lacks is left out, and the report says so.</summary>
internal static class Evaluation
{
    /// <summary>The sets of key phrases that people compare extractors on; any other that the folder has is measured as well.</summary>
    private static readonly string[] UsualSets = ["Inspec", "WWW"];

    /// <summary>Measures everything.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="split">The first of the reported days; the days before were for tuning.</param>
    /// <param name="progress">Gets a line for every part.</param>
    public static string Run(string data, DateOnly split, Action<string> progress)
    {
        var report = new Report();
        Labels(data, split, report, progress);
        Queries(data, report, progress);
        KeyPhraseSet(data, report, progress);
        Lists(data, report, progress);
        return $"""
            # Evaluation

            Made by `dotnet run --project tests/Alerts.Evaluation`, every method in the same run on the same text. Means are over profiles.

            ## Goals

            {Goal.Table(report.Goals)}{report}
            """.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    private static void Labels(string data, DateOnly split, Report report, Action<string> progress)
    {
        report.Section(
            "Filtering and ranking: Hugging Face's labels",
            $"A label that at least five papers have is a profile of one keyword. Days before {split:yyyy-MM-dd} were for tuning; the goals are held on the later ones.");
        progress("Hugging Face's labels, days for tuning");
        if (HuggingFaceLabels.Read(data, $"Before {split:yyyy-MM-dd} (tuning)", day => day < split) is { } tuning)
        {
            FilterAndRank.Measure(tuning, report);
        }

        progress("Hugging Face's labels, reported days");
        if (HuggingFaceLabels.Read(data, $"From {split:yyyy-MM-dd} (reported)", day => day >= split) is not { } reported)
        {
            report.Line("Not measured: papers/hf-daily-papers holds no labelled papers of the reported days.");
            return;
        }

        var measures = FilterAndRank.Measure(reported, report);
        var (ours, filtered, folded) = (measures[FilterAndRank.Ours], measures[FilterAndRank.OursFiltered], measures[FilterAndRank.Folded]);
        report.Goals.Add(new Goal("labels, default threshold: recall", filtered.Recall, 0.92));
        report.Goals.Add(new Goal("labels, default threshold: precision under the folded phrase rule's", folded.Precision - filtered.Precision, 0.01, AtMost: true));
        report.Goals.Add(new Goal("labels: MAP ÷ the best baseline's", ours.AveragePrecision / FilterAndRank.BestBaseline(measures), 1.03));
    }

    private static void Queries(string data, Report report, Action<string> progress)
    {
        report.Section(
            "Ranking: judged queries",
            "A query's runs of words between stop words and punctuation, and their words, are the keywords of its profile; what comes n times has the weight n.");
        var any = false;
        foreach (var collection in JudgedQueries.Read(data))
        {
            any = true;
            progress(collection.Name);
            var measures = FilterAndRank.Measure(collection, report);
            report.Goals.Add(new Goal(
                $"{collection.Name}: MAP ÷ the best baseline's", measures[FilterAndRank.Ours].AveragePrecision / FilterAndRank.BestBaseline(measures), 1));
        }

        if (!any)
        {
            report.Line("Not measured: relevance holds no NAME_corpus, NAME_queries and NAME_qrels.");
        }
    }

    private static void KeyPhraseSet(string data, Report report, Action<string> progress)
    {
        report.Section(
            "Key phrases",
            "F1 against the phrases that people chose, stemmed and exact, mean over texts. Texts with an even id were for tuning and are left out.");
        var sets = KeyPhraseSets.Read(data);
        foreach (var (name, texts) in sets.Where(set => set.Value.Count > 0))
        {
            progress($"key phrases, {name}");
            KeyPhraseEvaluation.Measure(name, texts, report);
        }

        foreach (var missing in UsualSets.Where(name => !sets.ContainsKey(name)))
        {
            report.Line($"{missing}: not measured, relevance/keyphrases holds no text of it.");
        }
    }

    private static void Lists(string data, Report report, Action<string> progress)
    {
        report.Section(
            "People's keyword lists on arXiv's listings",
            "Papers a day of a list (median, 90th percentile, maximum over the lists; all lists together), and what never matches.");
        progress("keyword lists");
        var lists = KeywordLists.Read(data);
        var papers = JsonLines.Find(Path.Combine(data, "papers", "arxiv"), "*").SelectMany(JsonLines.Read).Select(PaperFiles.Read).DistinctBy(paper => paper.Id).ToList();
        if (lists.Count == 0 || papers.Count == 0)
        {
            report.Line("Not measured: profiles or papers/arxiv holds no JSON lines.");
            return;
        }

        KeywordListEvaluation.Measure(lists, papers, report);
    }
}
