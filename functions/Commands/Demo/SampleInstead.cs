using Alerts.Papers;

namespace Alerts.Functions.Commands.Demo;

/// <summary>A source that gives the sample day where the other one gives nothing: for a demo without a network.</summary>
internal sealed class SampleInstead(IPaperSource source) : IPaperSource
{
    /// <inheritdoc/>
    public string Name => Reason is null ? source.Name : SampleDay.Source.Name;

    /// <summary>Why the sample day was taken; null while it was not.</summary>
    public string? Reason { get; private set; }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken)
    {
        var days = await source.ReadAsync(window, cancellationToken);
        if (days.FirstOrDefault(day => day.Failed) is not { } failed || days.Any(day => day.Papers.Count > 0))
        {
            return days;
        }

        Reason = failed.Detail ?? $"it was {failed.Outcome}";
        return await SampleDay.Source.ReadAsync(window, cancellationToken);
    }
}
