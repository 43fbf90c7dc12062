namespace Alerts.Profiles;

/// <summary>
/// Remembers parsed keywords by their lines: people share keywords, and what is shared is parsed once and kept once. Of bounded
/// size: where there is no room the line is parsed again. Safe for many threads without locks, as a keyword never changes.
/// </summary>
public sealed class KeywordCache
{
    /// <summary>So many lines of one place are kept.</summary>
    private const int Ways = 4;

    private readonly int _most;
    private Slot[] _slots = new Slot[4096];
    private int _added;

    /// <summary>A cache that grows up to a size.</summary>
    /// <param name="most">About so many different lines are kept, at least 4096. Each takes 16 bytes, and what its keyword takes.</param>
    public KeywordCache(int most = 1 << 18) => _most = most;

    /// <summary>The keyword of a line; null and the error where it is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="source">The line without the spaces around: what a keyword remembers. The column of an error counts them.</param>
    /// <param name="text">The line, where it is a string already.</param>
    /// <param name="number">Its number in the profile, from 1.</param>
    internal (Keyword? Keyword, KeywordError? Error) Parse(ReadOnlySpan<char> line, ReadOnlySpan<char> source, string? text, int number)
    {
        var hash = string.GetHashCode(source, StringComparison.Ordinal);
        return Find(source, hash) is { } known ? (known, null) : Remember(KeywordParser.Parse(text ?? line.ToString(), number), hash);
    }

    private Keyword? Find(ReadOnlySpan<char> source, int hash)
    {
        foreach (ref readonly var slot in Places(_slots, hash))
        {
            // Another thread may be half-way through a change: the hash only saves a look at the keyword, which decides.
            if (slot.Hash == hash && slot.Keyword is { } keyword && source.SequenceEqual(keyword.Source))
            {
                return keyword;
            }
        }

        return null;
    }

    private (Keyword? Keyword, KeywordError? Error) Remember((Keyword? Keyword, KeywordError? Error) parsed, int hash)
    {
        if (parsed.Keyword is { } keyword)
        {
            if (keyword.Role is not KeywordRole.Wanted || keyword.Thousandths != 1000)
            {
                keyword.Plain = Plain(keyword);
            }

            var slots = _slots;
            if (++_added > slots.Length / 2 && slots.Length < _most)
            {
                _slots = slots = Doubled(slots);
            }

            Put(slots, new(keyword, hash));
        }

        return parsed;
    }

    /// <summary>The keyword of the line without sign and weight, which is remembered too; null where that line would be another keyword.</summary>
    private Keyword? Plain(Keyword keyword)
    {
        var line = keyword.Meaning;
        var plain = Parse(line, line, line, 1).Keyword;
        return plain is { Role: KeywordRole.Wanted, Thousandths: 1000 } && plain.Alternatives.SequenceEqual(keyword.Alternatives) ? plain : null;
    }

    /// <summary>Threads that double at once lose each other's news; they are parsed again.</summary>
    private static Slot[] Doubled(Slot[] slots)
    {
        var doubled = new Slot[2 * slots.Length];
        foreach (var slot in slots)
        {
            if (slot.Keyword is not null)
            {
                Put(doubled, slot);
            }
        }

        return doubled;
    }

    /// <summary>Takes a free place, or the last: common lines come early and stay.</summary>
    private static void Put(Slot[] slots, Slot slot)
    {
        var places = Places(slots, slot.Hash);
        var place = 0;
        while (place < Ways - 1 && places[place].Keyword is not null)
        {
            place++;
        }

        places[place] = slot;
    }

    private static Span<Slot> Places(Slot[] slots, int hash) => slots.AsSpan(hash & (slots.Length - Ways), Ways);

    private readonly record struct Slot(Keyword? Keyword, int Hash);
}
