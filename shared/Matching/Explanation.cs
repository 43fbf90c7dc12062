namespace Alerts.Matching;

/// <summary>Says why a paper matched.</summary>
public static class Explanation
{
    /// <summary>One sentence: “‘diffusion models’ in the title (as ‘diffusion model’) and twice in the abstract; ‘video’ near ‘generation’”.</summary>
    public static string Of(Match match)
    {
        var parts = match.Hits.GroupBy(h => h.Keyword).Select(OfKeyword);
        return string.Join("; ", parts);
    }

    private static string OfKeyword(IGrouping<string, Hit> hits) =>
        $"‘{hits.Key}’ " + string.Join(" and ", hits.GroupBy(h => h.Field).Select(f => Where(f.Key, f.Count())));

    private static string Where(PaperField field, int times) => field switch
    {
        PaperField.Title => "in the title",
        PaperField.Abstract => times switch { 1 => "", 2 => "twice ", _ => $"{times} times " } + "in the abstract",
        PaperField.KeyPhrase => "among the key phrases",
        PaperField.Author => "among the authors",
        PaperField.Category => "among the categories",
        _ => "among the organisations",
    };
}
