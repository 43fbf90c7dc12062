using System.Net;

namespace Alerts.Papers.Fetching;

/// <summary>What came of asking: a whole answer, or why there is none.</summary>
/// <param name="Body">The whole body; empty on failure.</param>
/// <param name="Status">The last status; null when no answer came.</param>
/// <param name="Failure">How it failed; null when <paramref name="Body"/> is the answer.</param>
/// <param name="Detail">Why, in one sentence for the operator; null on success.</param>
internal sealed record Fetched(ReadOnlyMemory<byte> Body, HttpStatusCode? Status, SourceOutcome? Failure, string? Detail)
{
    /// <summary>An answer.</summary>
    public static Fetched Answer(ReadOnlyMemory<byte> body) => new(body, HttpStatusCode.OK, null, null);

    /// <summary>No answer.</summary>
    public static Fetched Failed(SourceOutcome outcome, string detail, HttpStatusCode? status = null) => new(default, status, outcome, detail);
}
