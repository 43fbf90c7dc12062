using Alerts.Delivery;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>What came of one alert.</summary>
/// <param name="Alert">The alert as it stands afterwards; null when it was erased meanwhile.</param>
/// <param name="Outcome">What the provider made of the mail; null when it was not asked.</param>
public sealed record SentAlert(Alert? Alert, SendOutcome? Outcome);

/// <summary>Sends one alert: renders it, begins the attempt, asks the provider, writes down the answer.</summary>
public sealed partial class AlertSender(
    AlertStore alerts, AlertRenderer renderer, IMailSender sender, SendGateStore gates, TimeProvider time, ILogger<AlertSender> logger)
{
    /// <summary>A batch may join while the mail is rendered; then it is rendered again.</summary>
    private const int MostRenderings = 5;

    /// <summary>A refusal without a time: the first time so long, then twice that, up to <see cref="LongestWait"/>.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>A mailbox that is "busy" for so long is not going to answer (RFC 5321, 4.5.4.1: at least four to five days).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    /// <summary>Sends the alert if it is due.</summary>
    /// <param name="alert">The alert as read.</param>
    /// <param name="cancellationToken">Ends the work until the attempt begins; an attempt is always carried through.</param>
    public async Task<SentAlert> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        for (var renderings = 0; renderings < MostRenderings && alert.IsDue(time.GetUtcNow()); renderings++)
        {
            var rendering = await renderer.RenderAsync(alert, cancellationToken);
            if (rendering.Mail is not { } mail)
            {
                Log.Skipped(logger, alert.MailId, rendering.Skip!);
                return new(await alerts.ApplyAsync(alert, new AlertEvent.SkipDecided(rendering.Skip!), cancellationToken), null);
            }

            if (await alerts.BeginAsync(alert, cancellationToken) is { } begun)
            {
                return await SubmitAsync(begun, mail);
            }

            if (await alerts.FindAsync(alert.Slot, alert.SubscriberId, cancellationToken) is not { } changed)
            {
                return new(null, null);
            }

            alert = changed;
        }

        return new(alert, null);
    }

    private async Task<SentAlert> SubmitAsync(Alert begun, OutgoingMail mail)
    {
        var start = time.GetTimestamp();
        SendOutcome outcome;
        try
        {
            // Not cancelled with the host: the sender has its own time limit, and an answer that comes saves an hour of waiting.
            outcome = await sender.SendAsync(mail, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Senders do not throw; one that does has a bug, and what it did before that nobody knows.
            Log.Broke(logger, e, sender.Name, begun.MailId);
            outcome = new SendOutcome.Unknown($"{sender.Name} broke: {e.GetType().Name}.");
        }

        var answer = outcome.GetType().Name;
        AlertsTelemetry.ProviderAnswered(sender.Name, answer, time.GetElapsedTime(start));
        Log.Answered(logger, begun.MailId, sender.Name, answer);
        var happened = await EventOfAsync(begun, outcome);
        return new(await alerts.ApplyAsync(begun, happened, CancellationToken.None), outcome);
    }

    /// <summary>The row of the state table that the outcome is; a refusal of more than this mail closes the provider's gate.</summary>
    private async Task<AlertEvent> EventOfAsync(Alert begun, SendOutcome outcome)
    {
        var (token, now) = (begun.AttemptToken!, time.GetUtcNow());
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                return new AlertEvent.ProviderAccepted(token, accepted.ProviderId);
            case SendOutcome.Failed failed:
                return new AlertEvent.ProviderFailed(token, failed.Reason);
            case SendOutcome.Unknown unknown:
                return new AlertEvent.ProviderUnknown(token, unknown.Reason);
            case SendOutcome.NotAuthorized notAuthorized:
                Log.Paused(logger, sender.Name, notAuthorized.Reason);
                await gates.PauseAsync(sender.Name, notAuthorized.Reason, CancellationToken.None);
                return new AlertEvent.ProviderRefused(token, now, notAuthorized.Reason);
            case SendOutcome.Refused { ThisMailOnly: true } refused when now - begun.Slot.Due > Patience:
                return new AlertEvent.ProviderFailed(token, $"given up after {Patience.Days} days: {refused.Reason}");
            case SendOutcome.Refused refused:
                var notBefore = refused.NotBefore ?? now + WaitAfter(begun.Refusals);
                if (!refused.ThisMailOnly)
                {
                    Log.Held(logger, sender.Name, notBefore, refused.Reason);
                    await gates.HoldAsync(sender.Name, notBefore, refused.Reason, CancellationToken.None);
                }

                return new AlertEvent.ProviderRefused(token, notBefore, refused.Reason);
            default:
                throw new InvalidOperationException($"No row of the state table for {outcome.GetType().Name}.");
        }
    }

    private static TimeSpan WaitAfter(int refusals)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(refusals, 10));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static partial class Log
    {
        [LoggerMessage(510, LogLevel.Debug, "Mail {MailId}: {Sender} answered {Outcome}")]
        public static partial void Answered(ILogger logger, string mailId, string sender, string outcome);

        [LoggerMessage(511, LogLevel.Information, "Mail {MailId} is not sent: {Reason}")]
        public static partial void Skipped(ILogger logger, string mailId, string reason);

        [LoggerMessage(512, LogLevel.Error, "All sending is paused: {Sender} does not accept us. {Reason}")]
        public static partial void Paused(ILogger logger, string sender, string reason);

        [LoggerMessage(513, LogLevel.Warning, "{Sender} takes no mail before {NotBefore:u}. {Reason}")]
        public static partial void Held(ILogger logger, string sender, DateTimeOffset notBefore, string reason);

        [LoggerMessage(514, LogLevel.Error, "{Sender} threw while it sent mail {MailId}")]
        public static partial void Broke(ILogger logger, Exception exception, string sender, string mailId);
    }
}
