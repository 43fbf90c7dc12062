namespace Alerts.Papers;

/// <summary>A place where new papers are listed day by day.</summary>
public interface IPaperSource
{
    /// <summary>A short, stable name (<c>hf</c>, <c>arxiv</c>, <c>file</c>): stored with papers, shown to operators.</summary>
    string Name { get; }

    /// <summary>
    /// Reads the listing days of <paramref name="window"/>, oldest first. Never throws for what the other side does:
    /// a refusal, silence or nonsense is the day's <see cref="SourceDay.Outcome"/>.
    /// </summary>
    /// <param name="window">Which days are wanted.</param>
    /// <param name="cancellationToken">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    Task<IReadOnlyList<SourceDay>> ReadAsync(PullWindow window, CancellationToken cancellationToken);
}
