using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alerts.Links;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>What a feedback link leads to.</summary>
/// <param name="Outcome">Whether the link works.</param>
/// <param name="More">"More like this"; otherwise "not for me".</param>
/// <param name="Paper">The paper.</param>
/// <param name="Version">The profile's version the options are for.</param>
/// <param name="Options">What could be changed, the likeliest first; none when there is nothing to change.</param>
public sealed record FeedbackOffer(
    LinkOutcome Outcome, bool More = false, Paper? Paper = null, int Version = 0, IReadOnlyList<FeedbackOption>? Options = null);

/// <summary>What came of a feedback or of taking it back.</summary>
/// <param name="Outcome">Whether it worked.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Undo">The token that takes it back, for one hour; null where nothing can be taken back.</param>
public sealed record FeedbackResult(LinkOutcome Outcome, IReadOnlyList<KeywordChange>? Changes = null, string? Undo = null);

/// <summary>
/// Turns "more like this" and "not for me" into changes of keyword lines that a person can read, agree to and take back.
/// Nothing else is learnt about anybody.
/// </summary>
public sealed class FeedbackService(LinkTokens tokens, ProfileStore profiles, PaperFinder papers)
{
    /// <summary>Says what could change. Changes nothing.</summary>
    public async Task<FeedbackOffer> OfferAsync(string? token, CancellationToken cancellationToken)
    {
        var (outcome, subscriber, feedback) = await ReadAsync(token, cancellationToken);
        if (outcome is not LinkOutcome.Done)
        {
            return new(outcome);
        }

        return await papers.FindAsync(subscriber!.Id, feedback!.PaperId, cancellationToken) is { } paper
            ? new(outcome, feedback.More, paper, subscriber.Version, FeedbackOptions.For(subscriber.Keywords, paper, feedback.More))
            : new(LinkOutcome.Gone);
    }

    /// <summary>Makes the change of an option, unless the profile changed since it was offered.</summary>
    public async Task<FeedbackResult> ApplyAsync(string? token, string option, int version, CancellationToken cancellationToken)
    {
        var offer = await OfferAsync(token, cancellationToken);
        if (offer.Outcome is not LinkOutcome.Done)
        {
            return new(offer.Outcome);
        }

        tokens.Read(LinkPurpose.Feedback, token, out var link);
        var chosen = offer.Options!.FirstOrDefault(candidate => candidate.Id == option);
        if (chosen is null || offer.Version != version)
        {
            return new(LinkOutcome.Conflict);
        }

        return await ChangeAsync(link!.SubscriberId, version, chosen.Changes, cancellationToken) is { } changed
            ? new(LinkOutcome.Done, chosen.Changes, Undo(changed, chosen.Changes))
            : new(LinkOutcome.Conflict);
    }

    /// <summary>Takes a change back, unless the profile changed since.</summary>
    public async Task<FeedbackResult> UndoAsync(string? token, CancellationToken cancellationToken)
    {
        switch (tokens.Read(LinkPurpose.Undo, token, out var link))
        {
            case LinkTokenState.Invalid:
                return new(LinkOutcome.Invalid);
            case LinkTokenState.Expired:
                return new(LinkOutcome.Gone);
        }

        var undo = JsonSerializer.Deserialize(link!.Detail, FeedbackJson.Default.UndoDetail)!;
        return await ChangeAsync(link.SubscriberId, undo.Version, undo.Changes, cancellationToken) is null
            ? new(LinkOutcome.Conflict)
            : new(LinkOutcome.Done, undo.Changes);
    }

    private async Task<(LinkOutcome Outcome, Subscriber? Subscriber, FeedbackDetail? Detail)> ReadAsync(
        string? token, CancellationToken cancellationToken)
    {
        switch (tokens.Read(LinkPurpose.Feedback, token, out var link))
        {
            case LinkTokenState.Invalid:
                return (LinkOutcome.Invalid, null, null);
            case LinkTokenState.Expired:
                return (LinkOutcome.Gone, null, null);
        }

        return FeedbackDetail.TryParse(link!.Detail, out var detail)
            && await profiles.FindAsync(link.SubscriberId, cancellationToken) is { } subscriber
            && subscriber.LinksVersion == detail!.Version
                ? (LinkOutcome.Done, subscriber, detail)
                : (LinkOutcome.Gone, null, null);
    }

    private async Task<Subscriber?> ChangeAsync(
        string id, int version, IReadOnlyList<KeywordChange> changes, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } subscriber || subscriber.Version != version
            || KeywordChange.Apply(subscriber.Keywords, changes) is not { } keywords)
        {
            return null;
        }

        return await profiles.PutAsync(subscriber with { Keywords = keywords }, cancellationToken);
    }

    private string Undo(Subscriber changed, IReadOnlyList<KeywordChange> changes) => tokens.Create(
        LinkPurpose.Undo,
        changed.Id,
        JsonSerializer.Serialize(
            new UndoDetail(changed.Version, [.. changes.Reverse().Select(change => new KeywordChange(change.After, change.Before))]),
            FeedbackJson.Compact.UndoDetail));
}

/// <summary>What an undo token says: the version it takes back, and the changes backwards.</summary>
internal sealed record UndoDetail(int Version, IReadOnlyList<KeywordChange> Changes);

[JsonSerializable(typeof(UndoDetail))]
internal sealed partial class FeedbackJson : JsonSerializerContext
{
    /// <summary>Letters of every script as they are: as escapes a token of five Chinese lines would be twice as long.</summary>
    public static FeedbackJson Compact { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
