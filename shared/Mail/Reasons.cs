using Alerts.Matching;

namespace Alerts.Mail;

/// <summary>Why a paper is in the mail, in words, for mails and pages: the explanation of its strongest keywords.</summary>
public static class Reasons
{
    private const int MostKeywords = 4;

    /// <summary>The reasons, strongest first, as one line of clean text.</summary>
    public static string Of(Match match)
    {
        var keywords = match.Hits
            .GroupBy(hit => hit.Keyword, StringComparer.Ordinal)
            .OrderBy(keyword => keyword.Min(hit => hit.Field))
            .ThenByDescending(keyword => keyword.Count())
            .ToList();
        var said = match with { Hits = [.. keywords.Take(MostKeywords).SelectMany(keyword => keyword)] };
        var more = keywords.Count - MostKeywords;
        return SafeText.Line(Explanation.Of(said) + (more > 0 ? $"; and {more} more of your keywords" : ""));
    }
}
