using System.Collections.Concurrent;

namespace Alerts.Profiles;

/// <summary>
/// Parsed keyword lines, by the line: people share keywords, and what is shared is parsed once and kept once. Bounded; safe
/// for many threads.
/// </summary>
internal sealed class KeywordCache
{
    private const int MostLines = 1 << 18;

    private readonly ConcurrentDictionary<string, Keyword> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public KeywordCache() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The keyword of a line; null and the error where it is none.</summary>
    public (Keyword? Keyword, KeywordError? Error) Parse(ReadOnlySpan<char> line, int number)
    {
        if (_lookup.TryGetValue(line, out var known))
        {
            return (known, null);
        }

        var text = line.ToString();
        if (!Keyword.TryParse(text, number, out var keyword, out var error))
        {
            return (null, error);
        }

        if (Volatile.Read(ref _count) < MostLines && _known.TryAdd(text, keyword))
        {
            Interlocked.Increment(ref _count);
        }

        return (keyword, null);
    }
}
