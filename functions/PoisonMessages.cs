using Alerts.Pipeline;
using Alerts.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions;

/// <summary>
/// Messages that failed too often. Each is logged as an error with its keys, which the operator's alert rule watches for; the
/// tables still hold what it was about. The body is taken as text, because it may be anything.
/// </summary>
public sealed partial class PoisonMessages(ILogger<PoisonMessages> logger)
{
    private const int MostShown = 500;

    /// <summary>A range of a batch was not matched.</summary>
    [Function("PoisonedMatch")]
    public void Match([QueueTrigger(Queues.Match + Queues.PoisonSuffix)] string message) => Tell(Queues.Match, message);

    /// <summary>A slot's alerts were not sent. The hourly sweep rings for them again.</summary>
    [Function("PoisonedSend")]
    public void Send([QueueTrigger(Queues.Send + Queues.PoisonSuffix)] string message) => Tell(Queues.Send, message);

    /// <summary>A letter was not sent.</summary>
    [Function("PoisonedLetter")]
    public void Letter([QueueTrigger(Queues.Letters + Queues.PoisonSuffix)] string message) => Tell(Queues.Letters, message);

    private void Tell(string queue, string message)
    {
        var shown = new string([.. message.Take(MostShown).Select(c => char.IsControl(c) ? ' ' : c)]);
        Log.Poisoned(logger, queue, shown);
        AlertsTelemetry.Poisoned(queue);
    }

    private static partial class Log
    {
        [LoggerMessage(570, LogLevel.Error, "A message of the queue {Queue} failed too often and was put aside: {Message}")]
        public static partial void Poisoned(ILogger logger, string queue, string message);
    }
}
