using System.Globalization;
using Alerts.Links;
using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscribing;

/// <summary>What came of confirming.</summary>
/// <param name="Outcome">Whether it worked.</param>
/// <param name="Subscriber">Who confirmed; null unless it worked.</param>
/// <param name="First">Whether this was the click that confirmed; later ones only find it done.</param>
public sealed record Confirmation(LinkOutcome Outcome, Subscriber? Subscriber = null, bool First = false);

/// <summary>Subscribing with double opt-in: a pending profile gets one mail, the confirmation, and nothing else.</summary>
public sealed partial class SubscribeService(
    LinkTokens tokens, ProfileStore profiles, LetterBox letters, RateLimiter limits, SteadyAnswer steady, TimeProvider time, ILogger<SubscribeService> log)
{
    /// <summary>The detail of a confirm token: the version of the profile it confirms, so that a later request makes it void.</summary>
    public static string ConfirmDetail(Subscriber subscriber) => subscriber.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Asks for a subscription. Says the same, in the same time, to everybody: who is subscribed already gets a link to
    /// their profile instead, and nothing of theirs changes.
    /// </summary>
    public Task SubscribeAsync(
        EmailAddress address, IReadOnlyList<string> keywords, DeliverySettings delivery, CancellationToken cancellationToken) =>
        steady.RunAsync(() => AskAsync(address, keywords, delivery, cancellationToken), cancellationToken);

    /// <summary>Confirms a subscription. Repeatable.</summary>
    public async Task<Confirmation> ConfirmAsync(string? token, CancellationToken cancellationToken)
    {
        switch (tokens.Read(LinkPurpose.Confirm, token, out var link))
        {
            case LinkTokenState.Invalid:
                return new(LinkOutcome.Invalid);
            case LinkTokenState.Expired:
                return new(LinkOutcome.Gone);
        }

        var first = false;
        var subscriber = await profiles.ChangeAsync(
            link!.SubscriberId,
            s =>
            {
                first = s.State is SubscriberState.Pending && ConfirmDetail(s) == link.Detail;
                return first ? s with { State = SubscriberState.Active } : null;
            },
            cancellationToken);
        if (subscriber is not { State: SubscriberState.Active or SubscriberState.Paused })
        {
            return new(LinkOutcome.Gone);
        }

        // Asked for again by a second click, in case the first one died before it; matching a newcomer twice counts once.
        await letters.PostAsync(LetterKind.Welcome, subscriber.Id, cancellationToken);
        if (first)
        {
            Log.Confirmed(log, subscriber.Id);
        }

        return new(LinkOutcome.Done, subscriber, first);
    }

    private async Task AskAsync(
        EmailAddress address, IReadOnlyList<string> keywords, DeliverySettings delivery, CancellationToken cancellationToken)
    {
        // Before anything changes: a request too many must not make the link void that was mailed before.
        if (!await limits.TryTakeAsync(RateLimit.MailsToAddress, address, cancellationToken))
        {
            Log.TooOften(log);
            return;
        }

        var wanted = new Subscriber
        {
            Id = Subscriber.NewId(),
            Address = address.Sending,
            State = SubscriberState.Pending,
            Keywords = keywords,
            Delivery = delivery,
            Version = 1,
            Created = time.GetUtcNow(),
        };
        var (subscriber, added) = await profiles.AddAsync(wanted, cancellationToken);
        var pending = added;
        if (!added)
        {
            await profiles.ChangeAsync(
                subscriber.Id,
                there =>
                {
                    pending = there.State is SubscriberState.Pending or SubscriberState.Unsubscribed;
                    return pending
                        ? there with { Address = wanted.Address, State = SubscriberState.Pending, Keywords = keywords, Delivery = delivery }
                        : null;
                },
                cancellationToken);
        }

        await letters.PostAsync(pending ? LetterKind.Confirm : LetterKind.SignIn, subscriber.Id, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(710, LogLevel.Information, "Subscriber {Subscriber} confirmed")]
        public static partial void Confirmed(ILogger logger, string subscriber);

        [LoggerMessage(711, LogLevel.Information, "An address was asked for too often; no further mail goes to it for a while")]
        public static partial void TooOften(ILogger logger);
    }
}
