using System.Text;

namespace Alerts.Mail;

/// <summary>The text part of an alert: the same content, readable on its own.</summary>
internal static class AlertText
{
    private const string Rule = "----------------------------------------";
    private const string Indent = "   ";

    public static string Of(AlertView view)
    {
        var text = new StringBuilder();
        text.Line($"{view.Brand} · {view.Date}").Line();
        text.Wrapped(view.Headline).Wrapped(view.Summary).Line();
        for (var i = 0; i < view.Papers.Count; i++)
        {
            Paper(text, view.Papers[i], i + 1);
        }

        if (view.MoreLine is { } more)
        {
            text.Wrapped(more).Line(view.Day).Line();
        }

        if (view.Trending.Count > 0)
        {
            text.Line("MOST UPVOTED").Line();
            for (var i = 0; i < view.Trending.Count; i++)
            {
                Paper(text, view.Trending[i], i + 1);
            }
        }

        text.Line(Rule).Wrapped(view.Why);
        text.Line($"Change keywords, time or pause: {view.Manage}");
        text.Line($"Unsubscribe: {view.Unsubscribe}");
        if (view.PostalAddress is { } address)
        {
            text.Line().Wrapped(address);
        }

        return text.ToString();
    }

    private static void Paper(StringBuilder text, PaperView paper, int number)
    {
        text.Wrapped($"{number}. {Segment.Join(paper.Title)}", hanging: Indent);
        if (paper.Authors.Length > 0)
        {
            text.Wrapped(paper.Authors, Indent);
        }

        var score = paper.Score is { } points ? $"Score {points} · " : "";
        var upvotes = paper.Upvotes is > 0 ? $" · {paper.Upvotes} upvotes" : "";
        text.Wrapped($"{score}{paper.Listed}{upvotes}", Indent);
        if (paper.Reasons.Length > 0)
        {
            text.Wrapped($"Why: {paper.Reasons}", Indent);
        }

        if (paper.Excerpt.Count > 0)
        {
            text.Line().Wrapped(Segment.Join(paper.Excerpt), Indent);
        }

        if (paper.Tags.Count > 0)
        {
            text.Line().Wrapped(string.Join(" · ", paper.Tags), Indent);
        }

        text.Line();
        foreach (var link in paper.Links.Concat(paper.Feedback))
        {
            text.Line($"{Indent}{link.Label}: {link.Url}");
        }

        text.Line();
    }
}
