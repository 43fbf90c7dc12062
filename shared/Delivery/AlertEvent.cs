namespace Alerts.Delivery;

/// <summary>Something that happens to an alert: the middle column of the state table.</summary>
public abstract record AlertEvent
{
    private AlertEvent() { }

    /// <summary>Another batch has matches for the same mail.</summary>
    /// <param name="Batch">The batch id.</param>
    public sealed record BatchFiled(string Batch) : AlertEvent;

    /// <summary>Due, rendered, the person active and not suppressed: an attempt begins.</summary>
    /// <param name="Token">The attempt's random token.</param>
    public sealed record AttemptBegun(string Token) : AlertEvent;

    /// <summary>Nothing will be sent: unsubscribed, paused, suppressed, or nothing to say.</summary>
    /// <param name="Reason">Which of them.</param>
    public sealed record SkipDecided(string Reason) : AlertEvent;

    /// <summary>The provider took the mail of attempt <paramref name="Token"/>.</summary>
    /// <param name="Token">The attempt.</param>
    /// <param name="ProviderId">The provider's id, where it gives one.</param>
    public sealed record ProviderAccepted(string Token, string? ProviderId) : AlertEvent;

    /// <summary>The provider refused attempt <paramref name="Token"/> before taking the mail.</summary>
    /// <param name="Token">The attempt.</param>
    /// <param name="NotBefore">When to try again.</param>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record ProviderRefused(string Token, DateTimeOffset NotBefore, string Reason) : AlertEvent;

    /// <summary>The provider will never take the mail of attempt <paramref name="Token"/>.</summary>
    /// <param name="Token">The attempt.</param>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record ProviderFailed(string Token, string Reason) : AlertEvent;

    /// <summary>The answer to attempt <paramref name="Token"/> is lost.</summary>
    /// <param name="Token">The attempt.</param>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record ProviderUnknown(string Token, string Reason) : AlertEvent;

    /// <summary>The sweep came by; what it does depends on how long the alert has stood where it stands.</summary>
    public sealed record Swept : AlertEvent;

    /// <summary>The provider's webhook told of the mail.</summary>
    /// <param name="Kind">What it told.</param>
    /// <param name="Reason">The provider's reason, where it gives one.</param>
    public sealed record WebhookTold(MailEventKind Kind, string? Reason) : AlertEvent;

    /// <summary>The operator wants it sent again.</summary>
    public sealed record OperatorResends : AlertEvent;

    /// <summary>The operator gives it up.</summary>
    public sealed record OperatorDrops : AlertEvent;
}
