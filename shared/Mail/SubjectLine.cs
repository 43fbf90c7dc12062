using Alerts.Matching;

namespace Alerts.Mail;

/// <summary>A subject that says something: how many papers, and about what.</summary>
public static class SubjectLine
{
    /// <summary>Longer subjects are cut by most readers' lists of mails.</summary>
    public const int Longest = 90;

    private const int MostTopics = 3;

    /// <summary>The subject of an alert.</summary>
    public static string Of(AlertMail mail)
    {
        var subject = mail switch
        {
            { Papers.Count: > 0 } => OfMatches(mail),
            { Trending: [var first, ..] } => $"Trending today: {SafeText.Line(first.Title)}",
            _ => "Nothing matched your keywords today",
        };
        return SafeText.Truncate(SafeText.Line(subject), Longest);
    }

    /// <summary>The keywords that brought the most papers, at most three, in the reader's own words.</summary>
    public static IReadOnlyList<string> Topics(IReadOnlyList<Match> papers) =>
        [.. papers
            .SelectMany(match => match.Hits.Select(hit => hit.Keyword).Distinct().Select(keyword => (Keyword: keyword, match.Score)))
            .GroupBy(hit => KeywordLabel.Of(hit.Keyword), StringComparer.OrdinalIgnoreCase)
            .Where(topic => topic.Key.Length > 0)
            .OrderByDescending(topic => topic.Sum(hit => hit.Score))
            .ThenBy(topic => topic.Key, StringComparer.Ordinal)
            .Take(MostTopics)
            .Select(topic => topic.Key)];

    private static string OfMatches(AlertMail mail)
    {
        var topics = Topics(mail.Papers);
        var count = mail.Papers.Count;
        var papers = count == 1 ? "1 paper" : $"{count} papers";
        return topics.Count == 0 ? $"{papers} for you" : $"{papers}: {string.Join(", ", topics)}";
    }
}
