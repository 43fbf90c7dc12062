using System.Text.Json;
using Alerts.Mail;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Subscribing;

namespace Alerts.Functions.Api;

/// <summary>Turns what the services give into what the API says.</summary>
internal static class Shapes
{
    public static PaperDto Of(Paper paper) => new(
        paper.Id,
        SafeText.Line(paper.Title),
        SafeText.Line(paper.Abstract),
        [.. paper.Authors.Select(SafeText.Line)],
        [.. paper.Categories.Select(SafeText.Line)],
        [.. paper.Organizations.Select(SafeText.Line)],
        paper.Sources,
        paper.Day,
        SafeText.Link(paper.Url),
        SafeText.Link(paper.PdfUrl),
        SafeText.Link(paper.HuggingFaceUrl),
        SafeText.Link(paper.CodeUrl),
        SafeText.Link(paper.ProjectUrl),
        paper.Upvotes,
        [.. paper.KeyPhrases.Select(SafeText.Line)]);

    public static MatchDto Of(Match match)
    {
        var (title, titleHits) = Highlight(match, PaperField.Title, match.Paper.Title);
        var (text, textHits) = Highlight(match, PaperField.Abstract, match.Paper.Abstract);
        return new(Of(match.Paper) with { Title = title, Abstract = text }, match.Score, Reasons.Of(match), new(titleHits, textHits));
    }

    public static PreviewDto Of(Preview preview) => new(
        preview.Days.Count > 0 ? preview.Days[0].Day : null,
        preview.Days.Count > 0 ? preview.Days[^1].Day : null,
        preview.Days.Sum(day => day.Papers),
        [.. preview.Days.Select(day => new PreviewDayDto(day.Day, day.Papers, day.Scores))],
        [.. preview.Matches.Select(Of)],
        [.. preview.Problems.Select(error => new LineProblemDto(error.Line, error.Column, error.Message, error.Expected, error.Repair))],
        [.. preview.Advice.Select(advice => new AdviceDto(
            JsonNamingPolicy.CamelCase.ConvertName(advice.Kind.ToString()), advice.Keyword, SafeText.Line(advice.Text), advice.Suggestion))]);

    public static ProfileDto Of(Subscriber subscriber) => new(
        subscriber.Address,
        subscriber.PendingAddress,
        Word(subscriber.State),
        subscriber.PausedUntil,
        subscriber.Keywords,
        Of(subscriber.Delivery),
        subscriber.Version,
        subscriber.Created);

    public static IReadOnlyList<ChangeDto> Of(IReadOnlyList<KeywordChange>? changes) =>
        [.. (changes ?? []).Select(change => new ChangeDto(change.Before, change.After))];

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static DeliveryDto Of(DeliverySettings delivery) => new(
        Word(delivery.Frequency),
        Word(delivery.Weekday),
        delivery.Hour,
        delivery.TimeZone,
        delivery.Cap,
        delivery.Threshold,
        delivery.Sources,
        delivery.Categories,
        delivery.TellWhenNothing,
        delivery.Trending);

    /// <summary>The clean text and where in it the hits are: cleaning shortens texts, so both are made together.</summary>
    private static (string Text, IReadOnlyList<int[]> Hits) Highlight(Match match, PaperField field, string text)
    {
        var segments = Segment.Of(text, match.Hits, field);
        var hits = new List<int[]>();
        var at = 0;
        foreach (var segment in segments)
        {
            if (segment.Hit)
            {
                hits.Add([at, segment.Text.Length]);
            }

            at += segment.Text.Length;
        }

        return (Segment.Join(segments), hits);
    }
}
