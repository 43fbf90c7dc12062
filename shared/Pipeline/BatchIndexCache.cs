using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Pipeline;

/// <summary>Keeps the indexes of the last batches in memory: the messages of a batch follow each other.</summary>
public sealed class BatchIndexCache(PaperStore papers, RarityStore rarity) : IDisposable
{
    /// <summary>A queued batch never changes, so what is kept is never stale; more than this many are never matched at once.</summary>
    private const int Kept = 3;

    private readonly SemaphoreSlim _building = new(1, 1);
    private readonly LinkedList<(string Batch, BatchIndex Index)> _kept = [];

    /// <summary>The index of a batch that is queued or done.</summary>
    public async Task<BatchIndex> GetAsync(string batch, CancellationToken cancellationToken)
    {
        // One at a time: two messages of one batch would otherwise build it twice, and memory is what is scarce here.
        await _building.WaitAsync(cancellationToken);
        try
        {
            var node = Find(batch);
            if (node is not null)
            {
                _kept.Remove(node);
            }
            else
            {
                node = new((batch, await BuildAsync(batch, cancellationToken)));
            }

            _kept.AddFirst(node);
            if (_kept.Count > Kept)
            {
                _kept.RemoveLast();
            }

            return node.Value.Index;
        }
        finally
        {
            _building.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _building.Dispose();

    private LinkedListNode<(string Batch, BatchIndex Index)>? Find(string batch)
    {
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Batch == batch)
            {
                return node;
            }
        }

        return null;
    }

    private async Task<BatchIndex> BuildAsync(string batch, CancellationToken cancellationToken)
    {
        var items = await papers.ReadBatchAsync(batch, cancellationToken);
        var snapshot = await rarity.FindAsync(batch, cancellationToken);
        return new(items, snapshot is null ? RarityStatistic.Empty : RarityStatistic.FromBytes(snapshot));
    }
}
