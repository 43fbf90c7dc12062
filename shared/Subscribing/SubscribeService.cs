using System.Security.Cryptography;
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
    LinkTokens tokens, ProfileStore profiles, LetterBox letters, LetterLimits limits, SteadyAnswer steady, TimeProvider time,
    ILogger<SubscribeService> log)
{
    private const string FirstRequest = "0";
    private const int NameLength = 16;

    /// <summary>The detail of a confirm token: the request it confirms. Each link confirms what its own letter says.</summary>
    public static string ConfirmDetail(Subscriber subscriber) => subscriber.Request?.Name ?? FirstRequest;

    /// <summary>The subscriber as the newest request would have them; null when nothing is to be confirmed.</summary>
    public static Subscriber? Asked(Subscriber subscriber) => Confirm(subscriber, ConfirmDetail(subscriber));

    /// <summary>
    /// Asks for a subscription. Says the same, in the same time, to everybody: who is subscribed already gets a link to
    /// their profile instead, and nothing of theirs changes.
    /// </summary>
    /// <param name="address">Where the alerts are to go.</param>
    /// <param name="keywords">Good keyword lines.</param>
    /// <param name="delivery">When and how much.</param>
    /// <param name="network">Who asks.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task SubscribeAsync(
        EmailAddress address, IReadOnlyList<string> keywords, DeliverySettings delivery, ClientNetwork network, CancellationToken cancellationToken) =>
        steady.RunAsync(() => AskAsync(address, keywords, delivery, network, cancellationToken), cancellationToken);

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
                var confirmed = Confirm(s, link.Detail);
                first = confirmed is not null;
                return confirmed;
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

    /// <summary>The subscriber with the request confirmed that the link names; null when there is none to confirm.</summary>
    private static Subscriber? Confirm(Subscriber subscriber, string detail) => subscriber switch
    {
        { State: SubscriberState.Pending } when detail == FirstRequest => subscriber with { State = SubscriberState.Active, Request = null },
        { State: SubscriberState.Pending or SubscriberState.Unsubscribed, Request: { } request } when detail == request.Name =>
            request.Confirm(subscriber),
        _ => null,
    };

    private async Task AskAsync(
        EmailAddress address, IReadOnlyList<string> keywords, DeliverySettings delivery, ClientNetwork network, CancellationToken cancellationToken)
    {
        // Before anything changes: a request too many must not make the link void that was mailed before.
        if (!await limits.TryTakeAsync(address, network, cancellationToken))
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
            // Anybody can type an address: the request is kept aside, and nothing of the profile changes before it is confirmed.
            var request = new SubscriptionRequest
            {
                Name = RandomNumberGenerator.GetHexString(NameLength, lowercase: true),
                At = wanted.Created,
                Address = wanted.Address,
                Keywords = keywords,
                Delivery = delivery,
            };
            await profiles.ChangeAsync(
                subscriber.Id,
                there =>
                {
                    pending = there.State is SubscriberState.Pending or SubscriberState.Unsubscribed;
                    return pending ? there with { Request = request } : null;
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
