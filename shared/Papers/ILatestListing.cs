namespace Alerts.Papers;

/// <summary>A source that can say what it lists now, without a window of days.</summary>
public interface ILatestListing
{
    /// <summary>
    /// The latest day that lists something, for a person who asks "what is new?". Never throws for what the other side does.
    /// </summary>
    /// <param name="today">The last day to look at, UTC.</param>
    /// <param name="cancellationToken">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    Task<SourceDay> ReadLatestAsync(DateOnly today, CancellationToken cancellationToken);
}
