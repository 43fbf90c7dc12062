using Alerts.Links;
using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscribing;

/// <summary>What a person does with their own profile.</summary>
public sealed partial class ProfileService(
    ProfileStore profiles, LinkTokens tokens, LetterBox letters, LetterLimits limits, SteadyAnswer steady, ILogger<ProfileService> log)
{
    private const char Separator = ' ';

    /// <summary>The detail of an address token: links version and the address it confirms.</summary>
    public static string AddressDetail(Subscriber subscriber) =>
        $"{LinkDetail.Version(subscriber.LinksVersion)}{Separator}{subscriber.PendingAddress}";

    /// <summary>Stores keywords and delivery, unless the profile changed since <paramref name="subscriber"/> was read.</summary>
    /// <returns>The profile as stored, or null when it changed.</returns>
    public Task<Subscriber?> PutAsync(
        Subscriber subscriber, IReadOnlyList<string> keywords, DeliverySettings delivery, CancellationToken cancellationToken) =>
        profiles.PutAsync(subscriber with { Keywords = keywords, Delivery = delivery }, cancellationToken);

    /// <summary>Pauses until the beginning of a local day, or for good.</summary>
    public Task<Subscriber?> PauseAsync(string id, DateOnly? until, CancellationToken cancellationToken) => profiles.ChangeAsync(
        id,
        s => s with { State = SubscriberState.Paused, PausedUntil = until is { } day ? LocalDay.Begin(day, s.Delivery.TimeZone) : null },
        cancellationToken);

    /// <summary>Ends a pause, or returns after unsubscribing.</summary>
    public Task<Subscriber?> ResumeAsync(string id, CancellationToken cancellationToken) => profiles.ChangeAsync(
        id,
        s => s.State is SubscriberState.Active ? null : s with { State = SubscriberState.Active, PausedUntil = null, Request = null },
        cancellationToken);

    /// <summary>Ends the mails; the profile stays.</summary>
    public async Task<Subscriber?> UnsubscribeAsync(string id, CancellationToken cancellationToken)
    {
        var ended = false;
        var subscriber = await profiles.ChangeAsync(
            id,
            s =>
            {
                ended = s.State is not SubscriberState.Unsubscribed;
                return ended ? s with { State = SubscriberState.Unsubscribed, PausedUntil = null } : null;
            },
            cancellationToken);
        if (ended && subscriber is not null)
        {
            await letters.PostAsync(LetterKind.Goodbye, id, cancellationToken);
        }

        return subscriber;
    }

    /// <summary>Asks for another address: a link is mailed there and a notice here. Says the same whether or not it is free.</summary>
    /// <param name="subscriber">Who asks.</param>
    /// <param name="address">The new address.</param>
    /// <param name="network">Where they ask from.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task AskAddressAsync(
        Subscriber subscriber, EmailAddress address, ClientNetwork network, CancellationToken cancellationToken) => steady.RunAsync(
        async () =>
        {
            if (await limits.TryTakeAsync(address, network, cancellationToken))
            {
                await profiles.ChangeAsync(subscriber.Id, s => s with { PendingAddress = address.Sending }, cancellationToken);
                await letters.PostAsync(LetterKind.Address, subscriber.Id, cancellationToken);
                await letters.PostAsync(LetterKind.AddressNotice, subscriber.Id, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>Moves to the address that a link confirms. All links and sessions from before end: they went to the old one.</summary>
    public async Task<(LinkOutcome Outcome, Subscriber? Subscriber)> ConfirmAddressAsync(string? token, CancellationToken cancellationToken)
    {
        switch (tokens.Read(LinkPurpose.Address, token, out var link))
        {
            case LinkTokenState.Invalid:
                return (LinkOutcome.Invalid, null);
            case LinkTokenState.Expired:
                return (LinkOutcome.Gone, null);
        }

        if (await profiles.FindAsync(link!.SubscriberId, cancellationToken) is not { PendingAddress: { } pending } subscriber
            || AddressDetail(subscriber) != link.Detail
            || !EmailAddress.TryParse(pending, out var address))
        {
            return (LinkOutcome.Gone, null);
        }

        if (await profiles.MoveAsync(subscriber.Id, address!, cancellationToken) is null)
        {
            return (LinkOutcome.Conflict, null);
        }

        var moved = await profiles.ChangeAsync(
            subscriber.Id,
            s => s.PendingAddress == pending ? s with { PendingAddress = null, Request = null, LinksVersion = s.LinksVersion + 1 } : null,
            cancellationToken);
        Log.Moved(log, subscriber.Id);
        return moved is null ? (LinkOutcome.Gone, null) : (LinkOutcome.Done, moved);
    }

    /// <summary>Gives the private feed another address.</summary>
    public Task<Subscriber?> RenewFeedAsync(string id, CancellationToken cancellationToken) =>
        profiles.ChangeAsync(id, s => s with { FeedVersion = s.FeedVersion + 1 }, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(730, LogLevel.Information, "Subscriber {Subscriber} moved to another address")]
        public static partial void Moved(ILogger logger, string subscriber);
    }
}
