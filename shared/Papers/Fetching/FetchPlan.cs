namespace Alerts.Papers.Fetching;

/// <summary>How patient the app is with one source.</summary>
internal sealed record FetchPlan
{
    /// <summary>The name of the HttpClient.</summary>
    public required string Client { get; init; }

    /// <summary>The source's name in sentences (<c>Hugging Face</c>).</summary>
    public required string Title { get; init; }

    /// <summary>The first wait before asking again; it doubles with each further one.</summary>
    public required TimeSpan FirstWait { get; init; }

    /// <summary>Asked at most this often in all.</summary>
    public int MostAttempts { get; init; } = 4;

    /// <summary>Without any connection, asked at most this often: the network is away, and people wait for a command.</summary>
    public int MostConnects { get; init; } = 2;

    /// <summary>All waits for one answer together; a source that asks for more has refused.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A larger body is not read to its end.</summary>
    public int MostBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Waits for this source's turn before each request; null when it sets no pace.</summary>
    public Func<CancellationToken, Task>? Turn { get; init; }
}
