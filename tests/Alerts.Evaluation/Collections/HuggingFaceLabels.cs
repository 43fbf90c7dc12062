using Alerts.Papers;

namespace Alerts.Evaluation.Collections;

/// <summary>
/// Hugging Face's papers with the keywords that a language model gave them: a label that at least five papers have is a profile,
/// its commonest spelling the keyword, its papers the right ones. No method sees the labels.
/// </summary>
internal static class HuggingFaceLabels
{
    private const int LeastPapers = 5;

    /// <summary>The labelled papers of some days; null where there are none.</summary>
    public static JudgedCollection? Read(string data, string name, Func<DateOnly, bool> days)
    {
        var papers = new List<Paper>();
        var labels = new Dictionary<string, Label>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in JsonLines.Find(Path.Combine(data, "papers", "hf-daily-papers"), "*").SelectMany(JsonLines.Read))
        {
            var keywords = line.Texts("ai_keywords");
            if (keywords.Count == 0 || !DateOnly.TryParse(line.Text("feedDate"), out var day) || !days(day) || !seen.Add(line.Text("id")))
            {
                continue;
            }

            foreach (var keyword in keywords.Where(keyword => LabelWords.Of(keyword).Length > 0))
            {
                var words = LabelWords.Of(keyword);
                var label = labels.TryGetValue(words, out var known) ? known : labels[words] = new Label();
                label.Papers.Add(papers.Count);
                label.Spellings[keyword] = label.Spellings.GetValueOrDefault(keyword) + 1;
            }

            papers.Add(PaperFiles.Read(line));
        }

        var profiles = labels.Where(label => label.Value.Papers.Count >= LeastPapers)
            .OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => new JudgedProfile(label.Key, [label.Value.Commonest], label.Value.Papers))
            .ToList();
        return profiles.Count == 0 ? null : new JudgedCollection(name, papers, profiles);
    }

    private sealed class Label
    {
        public HashSet<int> Papers { get; } = [];

        public Dictionary<string, int> Spellings { get; } = new(StringComparer.Ordinal);

        public string Commonest => Spellings.OrderByDescending(spelling => spelling.Value).ThenBy(spelling => spelling.Key, StringComparer.Ordinal).First().Key;
    }
}
