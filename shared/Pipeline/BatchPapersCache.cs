using System.Collections.Concurrent;
using Alerts.Papers;

namespace Alerts.Pipeline;

/// <summary>The papers of one batch, by id.</summary>
/// <param name="ById">The papers.</param>
/// <param name="Read">When they were last asked for, in ticks of a monotonic clock.</param>
internal sealed record BatchPapers(IReadOnlyDictionary<string, Paper> ById, long Read);

/// <summary>Keeps the papers of the last batches in memory: the mails of an hour tell of the same few. A queued batch never changes.</summary>
public sealed class BatchPapersCache(PaperStore papers, TimeProvider time)
{
    /// <summary>A weekly mail tells of some fourteen batches; a large batch takes a few megabytes.</summary>
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<string, BatchPapers> _kept = new(StringComparer.Ordinal);

    /// <summary>The papers of a batch by their ids; empty when they are no longer kept.</summary>
    public async Task<IReadOnlyDictionary<string, Paper>> GetAsync(string batch, CancellationToken cancellationToken)
    {
        var byId = _kept.TryGetValue(batch, out var kept)
            ? kept.ById
            : (await papers.ReadBatchAsync(batch, cancellationToken)).ToDictionary(entry => entry.Paper.Id, entry => entry.Paper, StringComparer.Ordinal);
        _kept[batch] = new(byId, time.GetTimestamp());
        if (_kept.Count > MostKept && _kept.MinBy(entry => entry.Value.Read) is { Key: { } oldest })
        {
            _kept.TryRemove(oldest, out _);
        }

        return byId;
    }
}
