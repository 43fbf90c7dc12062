using System.Collections.Concurrent;

namespace Alerts.Subscribing;

/// <summary>
/// Counts uses of one instance in memory, so that reading a page costs no write: only when a block of uses is full is it to be
/// counted where all instances see it. Who stays below a block in a window is never written down at all.
/// </summary>
internal sealed class UseBlocks(TimeProvider time)
{
    /// <summary>Beyond this all is forgotten and counted anew: memory is bounded whatever networks there are.</summary>
    private const int MostSubjects = 20_000;

    private readonly ConcurrentDictionary<(string Limit, string Network), Block> _blocks = new();

    /// <summary>Counts one use.</summary>
    /// <returns>Whether the block is full with it, and, when the network was told to wait, how long it still is to.</returns>
    public (bool IsFull, TimeSpan? Wait) Use(RateLimit limit, ClientNetwork network)
    {
        var now = time.GetUtcNow();
        var block = Find(limit, network);
        lock (block)
        {
            if (block.ClosedUntil > now)
            {
                return (false, block.ClosedUntil - now);
            }

            if (now - block.Began >= limit.Window)
            {
                (block.Began, block.Uses) = (now, 0);
            }

            if (++block.Uses < limit.Block)
            {
                return (false, null);
            }

            (block.Began, block.Uses) = (now, 0);
            return (true, null);
        }
    }

    /// <summary>Remembers that the network is to wait, so that asking meanwhile costs nothing.</summary>
    public void Close(RateLimit limit, ClientNetwork network, TimeSpan wait)
    {
        var block = Find(limit, network);
        lock (block)
        {
            block.ClosedUntil = time.GetUtcNow() + wait;
        }
    }

    private Block Find(RateLimit limit, ClientNetwork network)
    {
        if (_blocks.Count >= MostSubjects)
        {
            _blocks.Clear();
        }

        return _blocks.GetOrAdd((limit.Name, network.Name), _ => new Block());
    }

    private sealed class Block
    {
        public DateTimeOffset Began { get; set; }

        public DateTimeOffset ClosedUntil { get; set; }

        public int Uses { get; set; }
    }
}
