using System.Security.Cryptography;
using Alerts.Delivery;
using Alerts.Papers;
using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline.Operations;

/// <summary>What an operator can do. Every command may be repeated, and every one is logged; no address ever is.</summary>
public sealed partial class OperatorCommands(
    PullService pull,
    BatchStore batches,
    BatchBell bell,
    DeliveryDesk desk,
    SendGateStore gates,
    SuppressionStore suppressions,
    IMailSender sender,
    TimeProvider time,
    ILogger<OperatorCommands> logger)
{
    /// <summary>Pulls now instead of waiting for the timer.</summary>
    /// <returns>The batch; null when somebody else is pulling.</returns>
    public async Task<Batch?> PullAsync(CancellationToken cancellationToken)
    {
        Log.Did(logger, "pull", "");
        return await pull.PullAsync(cancellationToken);
    }

    /// <summary>Matches a batch against every profile again. Nobody is told of a paper twice.</summary>
    /// <returns>Whether there is such a batch with papers.</returns>
    public async Task<bool> ReplayBatchAsync(string batch, CancellationToken cancellationToken)
    {
        var done = await bell.ReplayAsync(batch, cancellationToken);
        Log.Did(logger, "replay batch", done ? batch : "no such batch");
        return done;
    }

    /// <summary>Matches all batches of a day again.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ReplayDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        List<Batch> ofDay = [];
        await foreach (var batch in batches.SinceAsync(from, cancellationToken))
        {
            if (batch.Started < from.AddDays(1))
            {
                ofDay.Add(batch);
            }
        }

        var replayed = 0;
        foreach (var batch in ofDay)
        {
            replayed += await bell.ReplayAsync(batch.Id, cancellationToken) ? 1 : 0;
        }

        Log.Did(logger, "replay day", $"{day:yyyy-MM-dd}, {replayed} batches");
        return replayed;
    }

    /// <summary>Sends a failed or skipped alert again.</summary>
    public async Task<Alert?> ResendAsync(Slot slot, string subscriber, CancellationToken cancellationToken)
    {
        Log.Did(logger, "resend", slot.Partition);
        return await desk.ResendAsync(slot, subscriber, cancellationToken);
    }

    /// <summary>Gives up an alert that waits, is unknown or failed.</summary>
    public async Task<Alert?> DropAsync(Slot slot, string subscriber, CancellationToken cancellationToken)
    {
        Log.Did(logger, "drop", slot.Partition);
        return await desk.DropAsync(slot, subscriber, cancellationToken);
    }

    /// <summary>Stops all sending until <see cref="ResumeAsync"/>: no probe opens it again.</summary>
    public async Task PauseAsync(string reason, CancellationToken cancellationToken)
    {
        Log.Did(logger, "pause sending", reason);
        await gates.HoldForOperatorAsync(sender.Name, reason, cancellationToken);
    }

    /// <summary>Lets sending go on.</summary>
    /// <returns>How many slots were rung for.</returns>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        Log.Did(logger, "resume sending", "");
        return await desk.ResumeAsync(cancellationToken);
    }

    /// <summary>Lists what is suppressed.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyList<SuppressionAnswer>> SuppressionsAsync(int most, CancellationToken cancellationToken)
    {
        List<SuppressionAnswer> listed = [];
        await foreach (var (id, suppression) in suppressions.ListAsync(cancellationToken))
        {
            listed.Add(new(id, suppression.Reason, suppression.At));
            if (listed.Count == most)
            {
                break;
            }
        }

        return listed;
    }

    /// <summary>Lifts a suppression by its id.</summary>
    public async Task<bool> LiftAsync(string id, CancellationToken cancellationToken)
    {
        var lifted = await suppressions.RemoveAsync(id, cancellationToken);
        Log.Did(logger, "lift suppression", lifted ? "lifted" : "there was none");
        return lifted;
    }

    /// <summary>Lifts the suppression of an address.</summary>
    public async Task<bool> LiftAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var lifted = await suppressions.RemoveAsync(address, cancellationToken);
        Log.Did(logger, "lift suppression", lifted ? "lifted" : "there was none");
        return lifted;
    }

    /// <summary>Sends one mail that says that mail works, straight to the provider, open gate or not.</summary>
    public async Task<SendOutcome> TestMailAsync(EmailAddress to, CancellationToken cancellationToken)
    {
        Log.Did(logger, "test mail", sender.Name);
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var at = $"{time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC";
        return await sender.SendAsync(
            new OutgoingMail(
                id,
                $"{id}@test.alerts",
                to.Sending,
                "Alerts can send mail",
                $"<!DOCTYPE html><html lang=\"en\"><body><p>This test mail was sent at {at}. Look at its headers: SPF, DKIM and DMARC should all say <b>pass</b>.</p></body></html>",
                $"This test mail was sent at {at}. Look at its headers: SPF, DKIM and DMARC should all say \"pass\".\n",
                new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Auto-Submitted"] = "auto-generated" }),
            cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(560, LogLevel.Warning, "An operator's command: {Command} {Detail}")]
        public static partial void Did(ILogger logger, string command, string detail);
    }
}
