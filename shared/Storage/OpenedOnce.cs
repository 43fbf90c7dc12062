using System.Collections.Concurrent;

namespace Alerts.Storage;

/// <summary>What is made once for each name, when first wanted; a making that failed is tried again by the next who wants it.</summary>
internal sealed class OpenedOnce<T>(Func<string, Task<T>> make)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _opened = new(StringComparer.Ordinal);

    /// <summary>What the name stands for. The making is shared by all who wait for it, so it does not stop because one of them was cancelled.</summary>
    public async Task<T> GetAsync(string name, CancellationToken cancellationToken)
    {
        var opening = _opened.GetOrAdd(name, static (key, make) => new(() => make(key)), make);
        try
        {
            return await opening.Value.WaitAsync(cancellationToken);
        }
        catch when (opening.Value.IsFaulted)
        {
            _opened.TryRemove(new(name, opening));
            throw;
        }
    }
}
