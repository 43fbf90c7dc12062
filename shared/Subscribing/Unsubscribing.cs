using Alerts.Links;
using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscribing;

/// <summary>Ends somebody's mails, by the link in every alert.</summary>
public sealed partial class Unsubscribing(LinkTokens tokens, ProfileStore profiles, LetterBox letters, ILogger<Unsubscribing> log)
{
    /// <summary>
    /// Unsubscribes whoever the token belongs to. Repeatable, and the same answer for somebody who unsubscribed before or
    /// was erased since.
    /// </summary>
    /// <param name="token">The token of an unsubscribe link; anything at all.</param>
    /// <param name="oneClick">
    /// Whether a mail program did it for its reader (RFC 8058). Then no goodbye is mailed: it would be the very mail that
    /// was just declined.
    /// </param>
    /// <param name="cancellationToken">Ends the work; it can be run again.</param>
    /// <returns>False when the token is damaged, made for something else, or was revoked.</returns>
    public async Task<bool> ByLinkAsync(string? token, bool oneClick, CancellationToken cancellationToken)
    {
        if (tokens.Read(LinkPurpose.Unsubscribe, token, out var link) is not LinkTokenState.Valid)
        {
            return false;
        }

        var revoked = false;
        var ended = false;
        await profiles.ChangeAsync(
            link!.SubscriberId,
            subscriber =>
            {
                revoked = !link.IsOf(subscriber.LinksVersion);
                ended = !revoked && subscriber.State is not SubscriberState.Unsubscribed;
                return ended ? subscriber with { State = SubscriberState.Unsubscribed, PausedUntil = null } : null;
            },
            cancellationToken);
        if (ended)
        {
            Log.Unsubscribed(log, link.SubscriberId, oneClick);
            if (!oneClick)
            {
                await letters.PostAsync(LetterKind.Goodbye, link.SubscriberId, cancellationToken);
            }
        }

        return !revoked;
    }

    private static partial class Log
    {
        [LoggerMessage(760, LogLevel.Information, "Subscriber {Subscriber} unsubscribed by link (one click: {OneClick})")]
        public static partial void Unsubscribed(ILogger logger, string subscriber, bool oneClick);
    }
}
