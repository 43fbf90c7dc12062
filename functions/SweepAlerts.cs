using Alerts.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Every hour: rings for what is due, settles what is unknown, resumes what died.</summary>
public sealed class SweepAlerts(HourlySweep sweep)
{
    /// <summary>Sweeps.</summary>
    [Function(nameof(SweepAlerts))]
    public Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
