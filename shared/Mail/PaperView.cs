using System.Globalization;
using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Mail;

/// <summary>A link with its words.</summary>
/// <param name="Label">The words.</param>
/// <param name="Url">An http or https address.</param>
public sealed record MailLink(string Label, string Url);

/// <summary>A paper as a mail shows it, the same in HTML and text.</summary>
public sealed record PaperView
{
    private const int LongestTitle = 300;
    private const int LongestName = 80;
    private const int ShownAuthors = 3;
    private const int ShownTags = 5;
    private const int LongestTag = 40;

    /// <summary>The title, highlighted.</summary>
    public required IReadOnlyList<Segment> Title { get; init; }

    /// <summary>The page to read first; null where none is known.</summary>
    public required string? Url { get; init; }

    /// <summary>The first authors, "and 12 more"; empty where unknown.</summary>
    public required string Authors { get; init; }

    /// <summary>Where and when listed.</summary>
    public required string Listed { get; init; }

    /// <summary>0–100, rounded; null in the trending section.</summary>
    public int? Score { get; init; }

    /// <summary>Upvotes at Hugging Face; null where not listed there.</summary>
    public int? Upvotes { get; init; }

    /// <summary>Why it is here; empty in the trending section.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>The part of the abstract that is shown, highlighted.</summary>
    public IReadOnlyList<Segment> Excerpt { get; init; } = [];

    /// <summary>Key phrases.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>arXiv, PDF, Hugging Face, code, project.</summary>
    public IReadOnlyList<MailLink> Links { get; init; } = [];

    /// <summary>More like this, not for me.</summary>
    public IReadOnlyList<MailLink> Feedback { get; init; } = [];

    /// <summary>A matched paper.</summary>
    public static PaperView Of(Match match, int excerpt, IReadOnlyList<MailLink> feedback)
    {
        var (paper, hits) = (match.Paper, match.Hits);
        return Base(paper, hits) with
        {
            Score = (int)Math.Round(Math.Clamp(match.Score, 0, 100), MidpointRounding.AwayFromZero),
            Reasons = Mail.Reasons.Of(match),
            Excerpt = Mail.Excerpt.Of(paper, hits, excerpt),
            Tags = [.. paper.KeyPhrases
                .Select(phrase => SafeText.Truncate(SafeText.Line(phrase), LongestTag))
                .Where(phrase => phrase.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(ShownTags)],
            Feedback = feedback,
        };
    }

    /// <summary>A paper of the trending section.</summary>
    public static PaperView OfTrending(Paper paper) => Base(paper, []);

    /// <summary>A day in words: "19 August 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static PaperView Base(Paper paper, IReadOnlyList<Hit> hits) => new()
    {
        Title = TitleOf(paper, hits),
        Url = SafeText.Link(paper.Url) ?? SafeText.Link(paper.HuggingFaceUrl) ?? SafeText.Link(paper.PdfUrl),
        Authors = AuthorsOf(paper),
        Listed = $"{Source(paper)}, {Day(paper.Day)}",
        Upvotes = paper.Upvotes,
        Links = [.. LinksOf(paper)],
    };

    private static IReadOnlyList<Segment> TitleOf(Paper paper, IReadOnlyList<Hit> hits) =>
        paper.Title.Length <= LongestTitle
            ? Segment.Of(paper.Title, hits, PaperField.Title)
            : [new Segment(SafeText.Truncate(SafeText.Line(paper.Title), LongestTitle), Hit: false)];

    private static string AuthorsOf(Paper paper)
    {
        var shown = paper.Authors.Take(ShownAuthors).Select(name => SafeText.Truncate(SafeText.Line(name), LongestName)).Where(name => name.Length > 0);
        var more = paper.Authors.Count - ShownAuthors;
        return string.Join(", ", shown) + (more > 0 ? $" and {more} more" : "");
    }

    private static string Source(Paper paper)
    {
        var category = paper.Categories is [var first, ..] ? $" {SafeText.Truncate(SafeText.Line(first), 20)}" : "";
        var names = paper.Sources.Select(source => source switch
        {
            SourceNames.HuggingFace => "Hugging Face Daily Papers",
            SourceNames.Arxiv => $"arXiv{category}",
            _ => "",
        }).Where(name => name.Length > 0).ToList();
        return names.Count == 0 ? $"Listed{category}" : string.Join(" and ", names);
    }

    private static IEnumerable<MailLink> LinksOf(Paper paper)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        (string Label, string? Url)[] all =
        [
            (IsArxiv(paper.Url) ? "arXiv" : "Page", paper.Url),
            ("PDF", paper.PdfUrl),
            ("Hugging Face", paper.HuggingFaceUrl),
            ("Code", paper.CodeUrl),
            ("Project", paper.ProjectUrl),
        ];
        return all.Where(link => SafeText.Link(link.Url) is { } url && seen.Add(url)).Select(link => new MailLink(link.Label, SafeText.Link(link.Url)!));
    }

    private static bool IsArxiv(string? url) => url?.Contains("arxiv.org/", StringComparison.OrdinalIgnoreCase) is true;
}
