using System.Security.Cryptography;

namespace Alerts.Profiles;

/// <summary>Where a subscription stands.</summary>
public enum SubscriberState
{
    /// <summary>Asked for, not confirmed: gets nothing but the confirmation mail.</summary>
    Pending,

    /// <summary>Gets alerts.</summary>
    Active,

    /// <summary>Gets none until <see cref="Subscriber.PausedUntil"/>.</summary>
    Paused,

    /// <summary>Gets none, ever, unless they subscribe again.</summary>
    Unsubscribed,
}

/// <summary>A person with a keyword profile.</summary>
public sealed record Subscriber
{
    private const int IdLength = 32;

    /// <summary>128 random bits, 32 lower-case hex digits. The first two name the shard.</summary>
    public required string Id { get; init; }

    /// <summary>The address as typed, for sending.</summary>
    public required string Address { get; init; }

    /// <summary>Where the subscription stands.</summary>
    public SubscriberState State { get; init; }

    /// <summary>When a pause ends, UTC; null when not paused, or paused for good.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The keyword lines as written, in order.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>When and how much.</summary>
    public DeliverySettings Delivery { get; init; } = new();

    /// <summary>Counts up with every change; what an undo goes back over.</summary>
    public int Version { get; init; }

    /// <summary>When they subscribed, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>An address asked for in place of <see cref="Address"/> and not confirmed yet, as typed; null when none is.</summary>
    public string? PendingAddress { get; init; }

    /// <summary>The last request that came for this address and is not confirmed; null when there is none.</summary>
    public SubscriptionRequest? Request { get; init; }

    /// <summary>What link tokens and sessions must name to work: counting up revokes all that were made before.</summary>
    public int LinksVersion { get; init; }

    /// <summary>What the token of the private feed must name: counting up gives the feed another address.</summary>
    public int FeedVersion { get; init; }

    /// <summary>The storage ETag this was read with; null before it was stored.</summary>
    public string? ETag { get; init; }

    /// <summary>The shard: the first two hex digits of <see cref="Id"/>.</summary>
    public string Shard => Id[..2];

    /// <summary>A fresh id: 128 random bits.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <summary>Whether <paramref name="id"/> has the form of an id.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether alerts may be sent at <paramref name="now"/>.</summary>
    public bool IsActive(DateTimeOffset now) =>
        State is SubscriberState.Active || (State is SubscriberState.Paused && PausedUntil is { } until && until <= now);
}
