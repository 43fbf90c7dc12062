using Alerts.Delivery;
using Alerts.Pipeline;
using Microsoft.Extensions.Logging;

namespace Alerts.Subscribing;

/// <summary>Whether a letter may go to the provider now.</summary>
/// <param name="Goes">Whether it may.</param>
/// <param name="IsProbe">Whether it is the one that tries if the provider knows us again.</param>
/// <param name="Wait">When it may not: how long until it is worth asking again.</param>
public readonly record struct LetterPass(bool Goes, bool IsProbe, TimeSpan Wait);

/// <summary>Leads letters through the gate that alerts go through, both ways: they wait while it is closed, and close it.</summary>
public sealed partial class LetterGate(SendGateStore gates, IMailSender sender, SlotBell bell, TimeProvider time, ILogger<LetterGate> log)
{
    /// <summary>A letter that waits looks again this often at least: an operator may open the gate at any time.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);

    /// <summary>How long the gate closes when the provider takes nothing and does not say until when.</summary>
    private static readonly TimeSpan OwnHold = TimeSpan.FromMinutes(1);

    /// <summary>Asks to send one letter now.</summary>
    public async Task<LetterPass> EnterAsync(CancellationToken cancellationToken)
    {
        var gate = await gates.ReadAsync(sender.Name, cancellationToken);
        if (gate.IsOpen(time.GetUtcNow()))
        {
            return new(true, false, default);
        }

        return gate.IsPaused && await gates.TryProbeAsync(sender.Name, cancellationToken)
            ? new(true, true, default)
            : new(false, false, Until(gate.IsPaused ? gate.NextProbe : gate.NotBefore));
    }

    /// <summary>Learns what the provider answered: one that takes no mail closes the gate for all, one that answers a probe opens it.</summary>
    /// <returns>How long the letter is to wait when the provider takes no mail at all; null when the answer is about this letter alone.</returns>
    public async Task<TimeSpan?> LearnAsync(LetterPass pass, SendOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case SendOutcome.NotAuthorized unknown:
                Log.Paused(log, sender.Name, unknown.Reason);
                var paused = await gates.PauseAsync(sender.Name, unknown.Reason, cancellationToken);
                return Until(paused.NextProbe);
            case SendOutcome.Refused { ThisMailOnly: false } refused:
                var notBefore = refused.NotBefore ?? time.GetUtcNow() + OwnHold;
                Log.Held(log, sender.Name, notBefore, refused.Reason);
                var held = await gates.HoldAsync(sender.Name, notBefore, refused.Reason, cancellationToken);
                return Until(held.NotBefore);
            case SendOutcome.Accepted or SendOutcome.Failed or SendOutcome.Refused when pass.IsProbe:
                await gates.OpenAsync(sender.Name, cancellationToken);
                Log.Opened(log, sender.Name);
                await bell.RingDueAsync(cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private TimeSpan Until(DateTimeOffset? then)
    {
        var wait = then - time.GetUtcNow() ?? LongestWait;
        return wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait;
    }

    private static partial class Log
    {
        [LoggerMessage(750, LogLevel.Error, "All sending is paused: {Sender} does not accept us. {Reason}")]
        public static partial void Paused(ILogger logger, string sender, string reason);

        [LoggerMessage(751, LogLevel.Warning, "{Sender} takes no mail before {NotBefore:u}. {Reason}")]
        public static partial void Held(ILogger logger, string sender, DateTimeOffset notBefore, string reason);

        [LoggerMessage(752, LogLevel.Warning, "Sending goes on: {Sender} accepts us again")]
        public static partial void Opened(ILogger logger, string sender);
    }
}
