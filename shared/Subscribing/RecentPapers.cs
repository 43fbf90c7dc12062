using System.Collections.Concurrent;
using Alerts.Papers;

namespace Alerts.Subscribing;

/// <summary>A listing day that has papers.</summary>
/// <param name="Day">The day.</param>
/// <param name="Batches">The batches that may hold papers of it, oldest first.</param>
public sealed record ListedDay(DateOnly Day, IReadOnlyList<string> Batches);

/// <summary>
/// The papers of the last weeks by listing day. A queued batch never changes, so its papers are kept in memory once read;
/// which batches there are is asked anew.
/// </summary>
public sealed class RecentPapers(BatchStore batches, PaperStore papers, TimeProvider time)
{
    /// <summary>Papers kept in memory at most; the oldest batches go first.</summary>
    private const int MostKept = 30_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Paper>>>> _kept = new(StringComparer.Ordinal);

    /// <summary>The listing days that have papers, oldest first.</summary>
    public async Task<IReadOnlyList<ListedDay>> DaysAsync(CancellationToken cancellationToken)
    {
        var days = new SortedDictionary<DateOnly, List<string>>();
        await foreach (var batch in batches.SinceAsync(time.GetUtcNow().AddDays(-PaperStore.KeptDays), cancellationToken))
        {
            if (batch.State is not (BatchState.Queued or BatchState.Done) || batch.Papers == 0 || batch.Purged)
            {
                continue;
            }

            foreach (var day in batch.Sources.SelectMany(source => source.Days).Where(day => day.Papers > 0).Select(day => day.Day).Distinct())
            {
                if (!days.TryGetValue(day, out var ids))
                {
                    days[day] = ids = [];
                }

                ids.Add(batch.Id);
            }
        }

        return [.. days.Select(day => new ListedDay(day.Key, day.Value))];
    }

    /// <summary>The papers of one day, each once, as they were listed; of a paper that joined again the later state.</summary>
    public async Task<IReadOnlyList<Paper>> ReadAsync(ListedDay day, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Paper>(StringComparer.Ordinal);
        foreach (var batch in day.Batches)
        {
            foreach (var paper in await ReadBatchAsync(batch, cancellationToken))
            {
                if (paper.Day == day.Day)
                {
                    found[paper.Id] = paper;
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>The papers of one batch that was queued; empty when they are no longer kept.</summary>
    public async Task<IReadOnlyList<Paper>> ReadBatchAsync(string batch, CancellationToken cancellationToken)
    {
        // Shared by all who wait for it, so it does not end with one of them.
        var reading = _kept.GetOrAdd(batch, static (id, store) => new(() => LoadAsync(store, id)), papers);
        try
        {
            var read = await reading.Value.WaitAsync(cancellationToken);
            Trim();
            return read;
        }
        catch when (reading.Value.IsFaulted)
        {
            _kept.TryRemove(new(batch, reading));
            throw;
        }
    }

    private static async Task<IReadOnlyList<Paper>> LoadAsync(PaperStore store, string batch) =>
        [.. (await store.ReadBatchAsync(batch, CancellationToken.None)).Select(item => item.Paper)];

    private void Trim()
    {
        var loaded = _kept.Where(entry => entry.Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            .Select(entry => (entry.Key, entry.Value.Value.Result.Count))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        var total = loaded.Sum(entry => entry.Count);
        foreach (var (batch, count) in loaded.TakeWhile(_ => total > MostKept))
        {
            _kept.TryRemove(batch, out _);
            total -= count;
        }
    }
}
