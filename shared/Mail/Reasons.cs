using Alerts.Matching;

namespace Alerts.Mail;

/// <summary>Why a paper is in the mail, in words: "“diffusion models” in the title and twice in the abstract; “video” in the abstract".</summary>
public static class Reasons
{
    private const int MostKeywords = 4;

    /// <summary>The reasons, strongest first, as one line of clean text.</summary>
    public static string Of(Match match)
    {
        var keywords = match.Hits
            .GroupBy(hit => hit.Keyword)
            .OrderBy(keyword => keyword.Min(hit => hit.Field))
            .ThenByDescending(keyword => keyword.Count())
            .ToList();
        var said = keywords.Take(MostKeywords).Select(keyword => $"“{KeywordLabel.Of(keyword.Key)}” {Places(keyword)}");
        var more = keywords.Count > MostKeywords ? $"; and {keywords.Count - MostKeywords} more of your keywords" : "";
        return SafeText.Line(string.Join("; ", said) + more);
    }

    private static string Places(IEnumerable<Hit> hits) =>
        string.Join(" and ", hits.GroupBy(hit => hit.Field).OrderBy(field => field.Key).Select(field => Place(field.Key, field.Count())));

    private static string Place(PaperField field, int count) => field switch
    {
        PaperField.Title => "in the title",
        PaperField.Abstract => count switch { 1 => "in the abstract", 2 => "twice in the abstract", _ => $"{count} times in the abstract" },
        PaperField.KeyPhrase => "among the key phrases",
        PaperField.Author => "among the authors",
        PaperField.Category => "as its category",
        _ => "among the organisations",
    };
}
