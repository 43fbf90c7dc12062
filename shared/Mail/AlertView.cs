using System.Globalization;
using Alerts.Links;

namespace Alerts.Mail;

/// <summary>An alert mail in words: what the HTML and the text part both show.</summary>
public sealed record AlertView
{
    private const int LongestPreheader = 140;

    /// <summary>The subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>What the list of mails shows after the subject: the titles.</summary>
    public required string Preheader { get; init; }

    /// <summary>The product's name.</summary>
    public required string Brand { get; init; }

    /// <summary>The site.</summary>
    public required string Home { get; init; }

    /// <summary>The local date: "Wednesday, 19 August 2026".</summary>
    public required string Date { get; init; }

    /// <summary>"3 papers for you".</summary>
    public required string Headline { get; init; }

    /// <summary>One sentence below it.</summary>
    public required string Summary { get; init; }

    /// <summary>The papers.</summary>
    public required IReadOnlyList<PaperView> Papers { get; init; }

    /// <summary>"and 7 more matched"; null when all are shown.</summary>
    public string? MoreLine { get; init; }

    /// <summary>The page of the day's papers.</summary>
    public required string Day { get; init; }

    /// <summary>The most upvoted papers.</summary>
    public IReadOnlyList<PaperView> Trending { get; init; } = [];

    /// <summary>Why this mail came.</summary>
    public required string Why { get; init; }

    /// <summary>The profile page, without a token.</summary>
    public required string Manage { get; init; }

    /// <summary>The unsubscribe link.</summary>
    public required string Unsubscribe { get; init; }

    /// <summary>The sender's postal address, where set.</summary>
    public string? PostalAddress { get; init; }

    /// <summary>Builds the view around the papers that are shown.</summary>
    internal static AlertView Of(AlertMail mail, MailOptions options, SiteLinks links, string unsubscribe, IReadOnlyList<PaperView> papers) => new()
    {
        Subject = SubjectLine.Of(mail),
        Preheader = SafeText.Truncate(PreheaderOf(mail), LongestPreheader),
        Brand = SafeText.Line(options.FromName),
        Home = links.Home,
        Date = mail.Date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
        Headline = HeadlineOf(mail),
        Summary = SummaryOf(mail),
        Papers = papers,
        MoreLine = mail.Remaining > 0 ? $"and {mail.Remaining} more matched: see all papers of the day" : null,
        Day = links.Day(mail.Papers.Select(match => (DateOnly?)match.Paper.Day).Max() ?? mail.Date),
        Trending = [.. mail.Trending.Select(PaperView.OfTrending)],
        Why = WhyOf(mail),
        Manage = links.Manage,
        Unsubscribe = unsubscribe,
        PostalAddress = string.IsNullOrWhiteSpace(options.PostalAddress) ? null : SafeText.Line(options.PostalAddress),
    };

    private static string PreheaderOf(AlertMail mail) => mail.Papers.Count > 0
        ? string.Join(" · ", mail.Papers.Take(3).Select(match => SafeText.Line(match.Paper.Title)))
        : mail.Trending.Count > 0
            ? string.Join(" · ", mail.Trending.Take(3).Select(paper => SafeText.Line(paper.Title)))
            : SummaryOf(mail);

    private static string HeadlineOf(AlertMail mail) => mail.Papers.Count switch
    {
        0 when mail.Trending.Count > 0 => "What others are reading",
        0 => "Nothing matched today",
        1 => "1 paper for you",
        var count => $"{count} papers for you",
    };

    private static string SummaryOf(AlertMail mail)
    {
        var read = mail.PapersRead is { } count and > 0 ? $"of {Count(count, "new paper")} " : "";
        if (mail.Papers.Count == 0)
        {
            return mail.PapersRead is > 0
                ? $"We read {Count(mail.PapersRead.Value, "new paper")}; none matched your {Count(mail.Subscriber.Keywords.Count, "keyword")}."
                : $"No new paper matched your {Count(mail.Subscriber.Keywords.Count, "keyword")}.";
        }

        var topics = SubjectLine.Topics(mail.Papers);
        var about = topics.Count > 0 ? $"on {string.Join(", ", topics)}" : "";
        return $"The best {read}{about}".TrimEnd() + ".";
    }

    private static string WhyOf(AlertMail mail) =>
        $"You get this because {SafeText.Line(mail.Subscriber.Address)} follows {Count(mail.Subscriber.Keywords.Count, "keyword")} here.";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
