using System.Text;
using Alerts.Delivery;
using Alerts.Links;
using Alerts.Matching;
using Alerts.Profiles;
using Microsoft.Extensions.Options;

namespace Alerts.Mail;

/// <summary>Composes alert mails: HTML and text, subject and headers.</summary>
public sealed class AlertMailComposer(MailRenderer renderer, LinkTokens tokens, SiteLinks links, IOptions<MailOptions> options)
{
    /// <summary>
    /// The HTML part's limit in bytes. Gmail cuts a message off at 102 KB; what quoted-printable adds to this much HTML
    /// still fits.
    /// </summary>
    public const int MostHtmlBytes = 92_000;

    /// <summary>From generous to terse; the first that keeps the mail within its limit is taken.</summary>
    private static readonly Room[] Rooms =
    [
        new(560, Lean: false), new(400, Lean: false), new(280, Lean: false),
        new(400, Lean: true), new(280, Lean: true), new(180, Lean: true), new(110, Lean: true), new(0, Lean: true),
    ];

    /// <summary>Composes the mail. The same input gives the same text but for the tokens, which are made anew.</summary>
    public async Task<OutgoingMail> ComposeAsync(AlertMail model, CancellationToken cancellationToken)
    {
        var subscriber = model.Subscriber;
        var unsubscribe = links.Unsubscribe(tokens.Create(LinkPurpose.Unsubscribe, subscriber.Id, LinkDetail.Version(subscriber.LinksVersion)));
        var feedback = model.Papers.Select(match => Feedback(subscriber, match)).ToList();
        var (view, html) = await FitAsync(model, unsubscribe, feedback, cancellationToken);
        return new OutgoingMail(
            model.MailId,
            model.MessageId,
            subscriber.Address,
            view.Subject,
            html,
            AlertText.Of(view),
            MailHeaders.OfAlert(links, view.Brand, unsubscribe));
    }

    private async Task<(AlertView View, string Html)> FitAsync(
        AlertMail model, string unsubscribe, List<IReadOnlyList<MailLink>> feedback, CancellationToken cancellationToken)
    {
        foreach (var room in Rooms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (view, html) = await RenderAsync(model, unsubscribe, feedback, model.Papers.Count, room);
            if (Encoding.UTF8.GetByteCount(html) <= MostHtmlBytes)
            {
                return (view, html);
            }
        }

        // Titles and names without end: fewer papers, and the mail says how many more there were.
        for (var count = model.Papers.Count - 1; count > 0; count--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (view, html) = await RenderAsync(model, unsubscribe, feedback, count, Rooms[^1]);
            if (Encoding.UTF8.GetByteCount(html) <= MostHtmlBytes)
            {
                return (view, html);
            }
        }

        return await RenderAsync(model with { Trending = [] }, unsubscribe, feedback, count: 0, Rooms[^1]);
    }

    private async Task<(AlertView View, string Html)> RenderAsync(
        AlertMail model, string unsubscribe, List<IReadOnlyList<MailLink>> feedback, int count, Room room)
    {
        var shown = model with { Papers = [.. model.Papers.Take(count)], Remaining = model.Remaining + model.Papers.Count - count };
        var papers = shown.Papers.Select((match, i) => PaperView.Of(match, room.Excerpt, feedback[i])).ToList();
        var view = AlertView.Of(shown, options.Value, links, unsubscribe, papers);
        var html = await renderer.RenderAsync<AlertBody>(new Dictionary<string, object?>
        {
            [nameof(AlertBody.View)] = view,
            [nameof(AlertBody.Lean)] = room.Lean,
        });
        return (view, html);
    }

    private IReadOnlyList<MailLink> Feedback(Subscriber subscriber, Match match) =>
        [Feedback("More like this", subscriber, match, more: true), Feedback("Not for me", subscriber, match, more: false)];

    private MailLink Feedback(string label, Subscriber subscriber, Match match, bool more)
    {
        var detail = new FeedbackDetail(subscriber.LinksVersion, more, match.Paper.Id);
        return new(label, links.Feedback(tokens.Create(LinkPurpose.Feedback, subscriber.Id, detail.ToString())));
    }

    /// <param name="Excerpt">Room for each abstract, in UTF-16 units.</param>
    /// <param name="Lean">Whether the papers' inline styles are left out.</param>
    private readonly record struct Room(int Excerpt, bool Lean);
}
