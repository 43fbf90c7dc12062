using Alerts.Delivery;
using Alerts.Links;
using Alerts.Mail;
using Alerts.Pipeline;
using Alerts.Profiles;
using Alerts.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscribing;

/// <summary>
/// Sends letters. Address and tokens are read and made here, so that no queue holds them. A letter is asked for by a person
/// who waits for it: it waits while all sending is held, for as long as that takes; it is tried again while the provider refuses
/// it alone, for about an hour, and never when its fate is unknown, because they can ask again.
/// </summary>
public sealed partial class LetterService(
    ProfileStore profiles,
    SuppressionStore suppressions,
    LinkTokens tokens,
    SiteLinks links,
    LetterMailComposer composer,
    IMailSender sender,
    LetterGate gate,
    LetterBox letters,
    MatchService matching,
    TimeProvider time,
    ILogger<LetterService> log)
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Sends what the message asks for, if it still makes sense.</summary>
    public async Task SendAsync(LetterMessage message, CancellationToken cancellationToken)
    {
        using var activity = AlertsTelemetry.Start("letter", message.TraceParent);
        if (await profiles.FindAsync(message.Subscriber, cancellationToken) is not { } subscriber)
        {
            return;
        }

        if (message.Kind is LetterKind.Welcome)
        {
            await matching.MatchNewcomerAsync(subscriber, cancellationToken);
            return;
        }

        if (Write(message.Kind, subscriber) is not var (letter, to)
            || !EmailAddress.TryParse(to, out var address)
            || await suppressions.FindAsync(address!, cancellationToken) is not null)
        {
            Log.NotSent(log, message.Kind, message.Subscriber);
            return;
        }

        // Asked last: a letter that is not sent must not use up the one probe.
        var mail = await composer.ComposeAsync(letter, to, message.MailId);
        var pass = await gate.EnterAsync(cancellationToken);
        if (!pass.Goes)
        {
            await WaitAsync(message, pass.Wait, cancellationToken);
            return;
        }

        var outcome = await sender.SendAsync(mail, cancellationToken);
        if (await gate.LearnAsync(pass, outcome, cancellationToken) is { } wait)
        {
            await WaitAsync(message, wait, cancellationToken);
            return;
        }

        await SettleAsync(message, outcome, cancellationToken);
    }

    /// <summary>The letter and where it goes; null when things changed since it was asked for.</summary>
    private (Letter Letter, string To)? Write(LetterKind kind, Subscriber subscriber) => kind switch
    {
        LetterKind.Confirm when SubscribeService.Asked(subscriber) is { } asked => (
            Letters.Confirm(asked, links.Confirm(tokens.Create(
                LinkPurpose.Confirm, subscriber.Id, SubscribeService.ConfirmDetail(subscriber)))),
            asked.Address),
        LetterKind.SignIn when subscriber.State is not SubscriberState.Pending => (
            Letters.SignIn(links.SignIn(tokens.Create(
                LinkPurpose.SignIn, subscriber.Id, LinkDetail.Version(subscriber.LinksVersion)))),
            subscriber.Address),
        LetterKind.Address when subscriber.PendingAddress is { } pending => (
            Letters.Address(links.Address(tokens.Create(
                LinkPurpose.Address, subscriber.Id, ProfileService.AddressDetail(subscriber)))),
            pending),
        LetterKind.AddressNotice when subscriber.PendingAddress is not null => (Letters.AddressNotice(links), subscriber.Address),
        LetterKind.Goodbye when subscriber.State is SubscriberState.Unsubscribed => (Letters.Goodbye(links), subscriber.Address),
        _ => null,
    };

    private async Task SettleAsync(LetterMessage message, SendOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted:
                Log.Sent(log, message.Kind, message.Subscriber);
                break;
            case SendOutcome.Refused refused:
                await AgainAsync(message, refused.NotBefore, refused.Reason, cancellationToken);
                break;
            case SendOutcome.Failed failed:
                Log.Failed(log, message.Kind, message.Subscriber, failed.Reason);
                break;
            case SendOutcome.Unknown unknown:
                Log.Failed(log, message.Kind, message.Subscriber, unknown.Reason);
                break;
        }
    }

    /// <summary>Asks for the letter again when sending may go on. Not an attempt: held for a week it still goes afterwards.</summary>
    private async Task WaitAsync(LetterMessage message, TimeSpan wait, CancellationToken cancellationToken)
    {
        await letters.PostAsync(message, wait, cancellationToken);
        Log.Waits(log, message.Kind, message.Subscriber, wait);
    }

    private async Task AgainAsync(LetterMessage message, DateTimeOffset? notBefore, string reason, CancellationToken cancellationToken)
    {
        if (message.Attempt + 1 >= MostAttempts)
        {
            Log.Failed(log, message.Kind, message.Subscriber, reason);
            return;
        }

        var pause = FirstPause * Math.Pow(2, message.Attempt);
        var asked = notBefore - time.GetUtcNow() ?? TimeSpan.Zero;
        pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, Math.Max(pause.Ticks, asked.Ticks)));
        await letters.PostAsync(message with { Attempt = message.Attempt + 1 }, pause, cancellationToken);
        Log.Later(log, message.Kind, message.Subscriber, pause, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(720, LogLevel.Information, "Letter {Kind} to subscriber {Subscriber} sent")]
        public static partial void Sent(ILogger logger, LetterKind kind, string subscriber);

        [LoggerMessage(721, LogLevel.Information, "Letter {Kind} to subscriber {Subscriber} not sent: it no longer applies, or the address is suppressed")]
        public static partial void NotSent(ILogger logger, LetterKind kind, string subscriber);

        [LoggerMessage(722, LogLevel.Warning, "Letter {Kind} to subscriber {Subscriber} is tried again in {Pause}: {Reason}")]
        public static partial void Later(ILogger logger, LetterKind kind, string subscriber, TimeSpan pause, string reason);

        [LoggerMessage(724, LogLevel.Information, "Letter {Kind} to subscriber {Subscriber} waits {Wait}: sending is held")]
        public static partial void Waits(ILogger logger, LetterKind kind, string subscriber, TimeSpan wait);

        [LoggerMessage(723, LogLevel.Error, "Letter {Kind} to subscriber {Subscriber} failed: {Reason}")]
        public static partial void Failed(ILogger logger, LetterKind kind, string subscriber, string reason);
    }
}
