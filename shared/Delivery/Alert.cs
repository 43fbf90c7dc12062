namespace Alerts.Delivery;

/// <summary>Where an alert stands; how it gets there is <see cref="AlertMachine"/>.</summary>
public enum AlertState
{
    /// <summary>To be sent when due, or again when <see cref="Alert.NotBefore"/> has passed.</summary>
    Waiting,

    /// <summary>An attempt is under way: the provider may or may not have the mail.</summary>
    Submitting,

    /// <summary>The provider's answer is lost; its webhook may still tell.</summary>
    Unknown,

    /// <summary>The provider took the mail.</summary>
    Accepted,

    /// <summary>The mail will not be taken, or its fate stayed unknown twice.</summary>
    Failed,

    /// <summary>Nothing was sent, on purpose: unsubscribed, paused, suppressed, nothing to say, dropped by the operator.</summary>
    Skipped,
}

/// <summary>One subscriber's mail of one slot: outbox entry and ledger in one.</summary>
public sealed record Alert
{
    /// <summary>When it is due.</summary>
    public required Slot Slot { get; init; }

    /// <summary>Whose it is.</summary>
    public required string SubscriberId { get; init; }

    /// <summary>The batches it tells of, in the order they came.</summary>
    public required IReadOnlyList<string> Batches { get; init; }

    /// <summary>
    /// 32 random hex digits, stored with the alert and so before the first attempt: the provider's <c>custom_args</c>, the folder
    /// sender's file name and the Message-ID, the same on a second try.
    /// </summary>
    public required string MailId { get; init; }

    /// <summary>Where it stands.</summary>
    public AlertState State { get; init; } = AlertState.Waiting;

    /// <summary>Since when it stands there, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many attempts the provider may have taken: the <c>n</c> of the state table.</summary>
    public int Attempts { get; init; }

    /// <summary>How many attempts in a row the provider refused before taking the mail; sets the pace of the next.</summary>
    public int Refusals { get; init; }

    /// <summary>Random, new with every attempt: only the attempt that carries it may say what came of it.</summary>
    public string? AttemptToken { get; init; }

    /// <summary>Not to be tried before this instant, UTC.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The provider's id, where it gave one.</summary>
    public string? ProviderId { get; init; }

    /// <summary>What the provider's events told of the mail afterwards.</summary>
    public MailEventKind? Outcome { get; init; }

    /// <summary>One line for the operator: why it failed, was skipped, refused, or bounced. Holds no address.</summary>
    public string? Reason { get; init; }

    /// <summary>The storage ETag it was read with; null before it was stored.</summary>
    public string? ETag { get; init; }

    /// <summary>Whether nothing more happens to it without an operator.</summary>
    public bool IsTerminal => State is AlertState.Accepted or AlertState.Failed or AlertState.Skipped;

    /// <summary>
    /// Whether an attempt may have reached the reader. From then on what the mail says is fixed: a second try has the same
    /// Message-ID, and mailboxes (and the folder sender) keep the first.
    /// </summary>
    public bool WasAttempted => Attempts > 0 || AttemptToken is not null;

    /// <summary>Whether it may be tried at <paramref name="now"/>.</summary>
    public bool IsDue(DateTimeOffset now) =>
        State is AlertState.Waiting && Slot.Due <= now && (NotBefore is not { } notBefore || notBefore <= now);
}

/// <summary>What a provider tells later of a mail it took. A higher value tells more and is kept.</summary>
public enum MailEventKind
{
    /// <summary>Taken, about to be delivered.</summary>
    Processed,

    /// <summary>The recipient's server took it.</summary>
    Delivered,

    /// <summary>The recipient's server refused it, possibly after having taken it.</summary>
    Bounced,

    /// <summary>The provider took it and then let it drop.</summary>
    Dropped,
}
