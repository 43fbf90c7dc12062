using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>
/// What makes the tables the truth and the queues only the bell: once an hour every step that was not heard or not finished is
/// gone on with. The parts do not depend on each other, so one that fails does not keep the others from their turn.
/// </summary>
public sealed partial class HourlySweep(SweepService alerts, BatchBell batches, PullService pull, ProfileRetention profiles, ILogger<HourlySweep> logger)
{
    /// <summary>Sweeps alerts that are due, rings for batches that are not matched, resumes a pull that died, forgets who never confirmed. Repeatable.</summary>
    /// <exception cref="AggregateException">Parts of it failed; the others are done.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        await TryAsync("alerts", alerts.SweepAsync, failures, cancellationToken);
        await TryAsync("batches", batches.RingOpenBatchesAsync, failures, cancellationToken);
        await TryAsync("pull", pull.ResumeAsync, failures, cancellationToken);
        await TryAsync("profiles", profiles.PurgeAsync, failures, cancellationToken);
        if (failures.Count > 0)
        {
            throw new AggregateException("Parts of the hourly sweep failed.", failures);
        }
    }

    private async Task TryAsync<T>(
        string part, Func<CancellationToken, Task<T>> run, List<Exception> failures, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.PartFailed(logger, e, part);
            failures.Add(e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(440, LogLevel.Error, "The sweep of {Part} failed.")]
        public static partial void PartFailed(ILogger logger, Exception exception, string part);
    }
}
