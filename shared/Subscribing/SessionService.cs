using Alerts.Links;
using Alerts.Profiles;

namespace Alerts.Subscribing;

/// <summary>A session: the key of one's own profile page.</summary>
/// <param name="Token">The session token.</param>
/// <param name="Expires">When it stops to work, UTC.</param>
public sealed record Session(string Token, DateTimeOffset Expires);

/// <summary>Opens profiles without passwords: a link is mailed, works once within the hour, and is traded for a session.</summary>
public sealed class SessionService(
    LinkTokens tokens, ProfileStore profiles, LetterBox letters, LetterLimits limits, UsedTokens used, SteadyAnswer steady, TimeProvider time)
{
    /// <summary>Mails a link to who has the address. Says the same, in the same time, to everybody.</summary>
    /// <param name="address">The address.</param>
    /// <param name="network">Who asks.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task AskAsync(EmailAddress address, ClientNetwork network, CancellationToken cancellationToken) => steady.RunAsync(
        async () =>
        {
            var allowed = await limits.TryTakeAsync(address, network, cancellationToken);
            if (allowed && await profiles.FindByAddressAsync(address, cancellationToken) is { } subscriber)
            {
                var kind = subscriber.State is SubscriberState.Pending ? LetterKind.Confirm : LetterKind.SignIn;
                await letters.PostAsync(kind, subscriber.Id, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>Trades the token of a mailed link for a session, once.</summary>
    public async Task<(LinkOutcome Outcome, Session? Session)> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        switch (tokens.Read(LinkPurpose.SignIn, token, out var link))
        {
            case LinkTokenState.Invalid:
                return (LinkOutcome.Invalid, null);
            case LinkTokenState.Expired:
                return (LinkOutcome.Gone, null);
        }

        return await profiles.FindAsync(link!.SubscriberId, cancellationToken) is { } subscriber
            && link.IsOf(subscriber.LinksVersion)
            && await used.TryUseAsync(link, cancellationToken)
                ? (LinkOutcome.Done, Begin(subscriber))
                : (LinkOutcome.Gone, null);
    }

    /// <summary>A session for somebody who has just proved to have the address.</summary>
    public Session Begin(Subscriber subscriber) => new(
        tokens.Create(LinkPurpose.Session, subscriber.Id, LinkDetail.Version(subscriber.LinksVersion)),
        time.GetUtcNow() + LinkTokens.Lifetime(LinkPurpose.Session)!.Value);

    /// <summary>Who the session belongs to; null when it is none, is over, or was revoked.</summary>
    public async Task<Subscriber?> FindAsync(string? session, CancellationToken cancellationToken) =>
        tokens.Read(LinkPurpose.Session, session, out var link) is LinkTokenState.Valid
        && await profiles.FindAsync(link!.SubscriberId, cancellationToken) is { } subscriber
        && link.IsOf(subscriber.LinksVersion)
            ? subscriber
            : null;
}
