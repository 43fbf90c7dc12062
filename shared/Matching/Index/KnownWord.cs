namespace Alerts.Matching.Index;

/// <summary>A word that texts of an index hold, and all that is asked of it first, together in 32 bytes.</summary>
/// <param name="Name">The name of a key, a surface or both.</param>
/// <param name="Key">The number of the key of that name; -1 when there is none.</param>
/// <param name="Surface">The number of the surface of that name; -1 when there is none.</param>
/// <param name="Start">Where the key's places begin among those of all.</param>
/// <param name="Count">How many places the key has.</param>
/// <param name="MayJoin">Whether two neighbours in some text may be the key written apart, see <see cref="Neighbours.MayJoin"/>.</param>
internal readonly record struct KnownWord(ulong Name, int Key, int Surface, int Start, int Count, bool MayJoin)
{
    /// <summary>No word.</summary>
    public static KnownWord None { get; } = new(0, -1, -1, 0, 0, MayJoin: false);
}
