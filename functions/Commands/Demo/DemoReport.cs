using Alerts.Delivery;
using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Functions.Commands.Demo;

/// <summary>What the day brought.</summary>
/// <param name="Batch">The batch that was pulled.</param>
/// <param name="SampleReason">Why the sample day was taken; null when it was not.</param>
/// <param name="Profiles">What it brought each profile, in the order given.</param>
internal sealed record DemoReport(Batch Batch, string? SampleReason, IReadOnlyList<DemoResult> Profiles);

/// <summary>What the day brought a profile.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Matches">Its papers, best first.</param>
/// <param name="Alert">Its mail; null when there is none.</param>
internal sealed record DemoResult(DemoProfile Profile, IReadOnlyList<Match> Matches, Alert? Alert);
