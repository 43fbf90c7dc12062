using static Alerts.Delivery.AlertEvent;

namespace Alerts.Delivery;

/// <summary>
/// The state table of an alert as one pure, total function: what is not written here leaves the alert as it is. The promise
/// it keeps: at least once, at most twice, twice only when the provider's answer was lost and its webhook stayed silent for
/// <see cref="UnknownPatience"/>.
/// </summary>
public static class AlertMachine
{
    /// <summary>An attempt without an answer for so long is <see cref="AlertState.Unknown"/>.</summary>
    public static readonly TimeSpan SubmittingPatience = TimeSpan.FromMinutes(15);

    /// <summary>How long an unknown fate is left to the webhook.</summary>
    public static readonly TimeSpan UnknownPatience = TimeSpan.FromHours(1);

    /// <summary>More attempts than these are not made.</summary>
    public const int MostAttempts = 2;

    /// <summary>The alert after <paramref name="happened"/>; the same instance when nothing changes.</summary>
    /// <param name="alert">The alert as stored.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="now">When, UTC.</param>
    public static Alert Next(Alert alert, AlertEvent happened, DateTimeOffset now) => (alert.State, happened) switch
    {
        (AlertState.Waiting, BatchFiled e) when !alert.WasAttempted && !alert.Batches.Contains(e.Batch) =>
            alert with { Batches = [.. alert.Batches, e.Batch] },

        (AlertState.Waiting, AttemptBegun e) when alert.IsDue(now) && alert.Attempts < MostAttempts =>
            alert.To(AlertState.Submitting, now) with { AttemptToken = e.Token, Attempts = alert.Attempts + 1, NotBefore = null },
        (AlertState.Waiting, SkipDecided e) => alert.To(AlertState.Skipped, now) with { Reason = e.Reason },

        // An answer that comes after the sweep gave up waiting still tells the truth about its own attempt.
        (AlertState.Submitting or AlertState.Unknown, ProviderAccepted e) when alert.AttemptToken == e.Token =>
            alert.To(AlertState.Accepted, now) with { ProviderId = e.ProviderId, Reason = null },
        (AlertState.Submitting or AlertState.Unknown, ProviderRefused e) when alert.AttemptToken == e.Token =>
            alert.To(AlertState.Waiting, now) with
            {
                Attempts = alert.Attempts - 1,
                AttemptToken = alert.Attempts > 1 ? alert.AttemptToken : null,
                Refusals = alert.Refusals + 1,
                NotBefore = e.NotBefore,
                Reason = e.Reason,
            },
        (AlertState.Submitting or AlertState.Unknown, ProviderFailed e) when alert.AttemptToken == e.Token =>
            alert.To(AlertState.Failed, now) with { Reason = e.Reason },
        (AlertState.Submitting, ProviderUnknown e) when alert.AttemptToken == e.Token =>
            alert.To(AlertState.Unknown, now) with { Reason = e.Reason },

        (AlertState.Submitting, Swept) when now - alert.Since >= SubmittingPatience =>
            alert.To(AlertState.Unknown, now) with { Reason = "no answer was recorded" },
        (AlertState.Unknown, Swept) when now - alert.Since >= UnknownPatience => alert.Attempts < MostAttempts
            ? alert.To(AlertState.Waiting, now)
            : alert.To(AlertState.Failed, now) with { Reason = "fate unknown" },

        (AlertState.Submitting or AlertState.Unknown, WebhookTold e) => alert.To(AlertState.Accepted, now).Told(e),
        (AlertState.Waiting, WebhookTold e) when alert.Attempts >= 1 => alert.To(AlertState.Accepted, now).Told(e),
        (AlertState.Accepted or AlertState.Failed or AlertState.Skipped, WebhookTold e) => alert.Told(e),

        (AlertState.Failed or AlertState.Skipped, OperatorResends) => alert.To(AlertState.Waiting, now) with
        {
            Attempts = 0,
            Refusals = 0,
            NotBefore = null,
            Outcome = null,
            Reason = null,
        },
        (AlertState.Waiting or AlertState.Unknown or AlertState.Failed, OperatorDrops) =>
            alert.To(AlertState.Skipped, now) with { Reason = "dropped by the operator" },

        _ => alert,
    };

    private static Alert To(this Alert alert, AlertState state, DateTimeOffset now) => alert with { State = state, Since = now };

    private static Alert Told(this Alert alert, WebhookTold told) => alert.Outcome is { } known && known >= told.Kind
        ? alert
        : alert with { Outcome = told.Kind, Reason = told.Reason ?? alert.Reason };
}
