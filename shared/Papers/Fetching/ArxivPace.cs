namespace Alerts.Papers.Fetching;

/// <summary>
/// arXiv's pace over the whole process: one request in three seconds, one connection at a time
/// (https://info.arxiv.org/help/api/tou.html). Only the pull asks arXiv, and a pull runs on one machine at a time.
/// </summary>
internal sealed class ArxivPace(TimeProvider time) : IDisposable
{
    /// <summary>The time between the starts of two requests.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for the next turn and takes it.</summary>
    public async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_next > now)
                await Task.Delay(_next - now, time, cancellationToken);
            _next = time.GetUtcNow() + Interval;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
