namespace Alerts.Delivery.Events;

/// <summary>One event as SendGrid tells it; only what we act on.</summary>
/// <param name="Name">What happened: <c>processed</c>, <c>delivered</c>, <c>bounce</c>, <c>dropped</c> …</param>
/// <param name="At">When, UTC.</param>
/// <param name="MailId">Our own id of the mail, when it is one of ours.</param>
/// <param name="Address">Whom it was for.</param>
/// <param name="BounceType">Of a bounce: <c>bounce</c> or <c>blocked</c>.</param>
/// <param name="Reason">The provider's reason, at most 300 characters, without what looks like an address.</param>
public sealed record ProviderEvent(string Name, DateTimeOffset At, string? MailId, string? Address, string? BounceType, string? Reason)
{
    /// <summary>
    /// The drops that are the address's own fate. Other drops (over quota, spam content, an invalid header) are ours: an operator must see
    /// them, and no reader must suffer for them.
    /// </summary>
    private static readonly string[] SuppressingDrops = ["Bounced Address", "Unsubscribed Address", "Spam Reporting Address", "Invalid"];

    /// <summary>What it tells about the mail; null for events that tell nothing (deferred, open, click …).</summary>
    public MailEventKind? Kind => Name switch
    {
        "processed" => MailEventKind.Processed,

        // To complain or to unsubscribe by the provider's link, one must have got it.
        "delivered" or "spamreport" or "unsubscribe" or "group_unsubscribe" => MailEventKind.Delivered,
        "bounce" => MailEventKind.Bounced,
        "dropped" => MailEventKind.Dropped,
        _ => null,
    };

    /// <summary>Why the address gets no more mail after this; null when it may.</summary>
    public string? Suppresses => Name switch
    {
        "bounce" when string.Equals(BounceType, "bounce", StringComparison.OrdinalIgnoreCase) => "bounce",
        "spamreport" or "unsubscribe" or "group_unsubscribe" => Name,
        "dropped" when Reason is { } reason && SuppressingDrops.FirstOrDefault(drop => reason.Trim().Equals(drop, StringComparison.OrdinalIgnoreCase)) is { } known =>
            $"dropped: {known}",
        _ => null,
    };
}
