using System.Collections.Concurrent;
using Alerts.Papers;
using Alerts.Storage;

namespace Alerts.Pipeline;

/// <summary>
/// Tells papers that a closed batch claimed but does not hold: its pull died between claiming and storing, and when it was resumed the
/// source that had listed the paper no longer answered. One read a batch, remembered.
/// </summary>
/// <param name="papers">The papers.</param>
/// <param name="oldest">Batches whose id is less are trusted without looking: their papers may be deleted by now.</param>
internal sealed class LostClaims(PaperStore papers, string oldest)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlySet<string>>>> _keys = new(StringComparer.Ordinal);

    public async Task<bool> IsLostAsync(string batch, string paperId, CancellationToken cancellationToken)
    {
        if (string.CompareOrdinal(batch, oldest) < 0)
        {
            return false;
        }

        var keys = _keys.GetOrAdd(batch, key => new(() => papers.ReadKeysAsync(key, cancellationToken)));
        return !(await keys.Value).Contains(TableKeys.Encode(paperId));
    }
}
