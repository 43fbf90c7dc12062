using Alerts.Profiles;
using Microsoft.Extensions.Logging;

namespace Alerts.Delivery.Events;

/// <summary>What came of a request to the webhook.</summary>
/// <param name="Events">Events understood.</param>
/// <param name="Skipped">Entries that were no events.</param>
/// <param name="Settled">Mails of ours that they told of.</param>
/// <param name="Suppressed">Addresses that get no more mail from now on.</param>
public sealed record MailEventReport(int Events, int Skipped, int Settled, int Suppressed);

/// <summary>
/// Applies what the provider tells of mails. Repeatable, in any order: an alert keeps what tells most (see <see cref="MailEventKind"/>), a
/// suppression its first reason, and an event from before an operator lifted a suppression changes nothing.
/// </summary>
public sealed partial class MailEventService(AlertStore alerts, SuppressionStore suppressions, ILogger<MailEventService> logger)
{
    /// <summary>Mails and addresses under way at once: thousands of events come in one request, each a few storage calls.</summary>
    private const int Parallelism = 32;

    /// <summary>Applies events that were verified.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage failed; the provider sends all of them again.</exception>
    public async Task<MailEventReport> ApplyAsync(IReadOnlyList<ProviderEvent> events, int skipped, CancellationToken cancellationToken)
    {
        var width = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        var (settled, suppressed) = (0, 0);

        // Of many events of one mail only what tells most matters: one write instead of four.
        var mails = events.Where(e => e is { MailId: not null, Kind: not null })
            .GroupBy(e => e.MailId!, StringComparer.Ordinal)
            .Select(group => group.MaxBy(e => e.Kind)!);
        await Parallel.ForEachAsync(mails, width, async (told, stop) =>
        {
            if (await alerts.ApplyEventAsync(told.MailId!, told.Kind!.Value, told.Reason, stop) is null)
            {
                return;
            }

            Interlocked.Increment(ref settled);
            if (told.Kind is MailEventKind.Dropped && told.Suppresses is null)
            {
                Log.Dropped(logger, told.MailId!, told.Reason ?? "no reason given");
            }
        });

        var addresses = events.Where(e => e is { Address: not null, Suppresses: not null })
            .GroupBy(e => e.Address!, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.MaxBy(e => e.At)!);
        await Parallel.ForEachAsync(addresses, width, async (told, stop) =>
        {
            if (EmailAddress.TryParse(told.Address, out var address) && await suppressions.AddAsync(address!, told.Suppresses!, told.At, stop))
            {
                Interlocked.Increment(ref suppressed);
                Log.Suppressed(logger, told.Suppresses!);
            }
        });

        Log.Applied(logger, events.Count, skipped, settled, suppressed);
        return new(events.Count, skipped, settled, suppressed);
    }

    private static partial class Log
    {
        [LoggerMessage(540, LogLevel.Information, "The provider told {Events} events ({Skipped} not understood): {Settled} mails of ours, {Suppressed} addresses suppressed")]
        public static partial void Applied(ILogger logger, int events, int skipped, int settled, int suppressed);

        [LoggerMessage(541, LogLevel.Warning, "The provider took mail {MailId} and dropped it: {Reason}. Our fault, not the reader's")]
        public static partial void Dropped(ILogger logger, string mailId, string reason);

        [LoggerMessage(542, LogLevel.Information, "An address gets no more mail: {Reason}")]
        public static partial void Suppressed(ILogger logger, string reason);
    }
}
