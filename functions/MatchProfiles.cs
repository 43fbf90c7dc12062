using Alerts.Pipeline;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>The second step, one message a range of profiles: matches a batch and files what matched for delivery.</summary>
public sealed class MatchProfiles(MatchService match)
{
    /// <summary>Matches.</summary>
    [Function(nameof(MatchProfiles))]
    public Task RunAsync([QueueTrigger(Queues.Match)] MatchMessage message, CancellationToken cancellationToken) =>
        match.MatchAsync(message, cancellationToken);
}
