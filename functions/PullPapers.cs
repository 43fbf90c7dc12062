using Alerts.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>The first step, on a timer: pulls the new papers and rings for them to be matched.</summary>
public sealed class PullPapers(PullService pull)
{
    /// <summary>Pulls. A missed run needs no help: the pull itself catches up.</summary>
    [Function(nameof(PullPapers))]
    public Task RunAsync([TimerTrigger("%PullSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pull.PullAsync(cancellationToken);
}
