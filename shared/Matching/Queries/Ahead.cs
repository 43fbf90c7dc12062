using System.Runtime.CompilerServices;
using Alerts.Matching.Index;

namespace Alerts.Matching.Queries;

/// <summary>Reads what is needed next in a loop that waits for nothing between, so that all of it comes from memory together.</summary>
internal static class Ahead
{
    /// <summary>Reads the words at the places, and those so many words away from them.</summary>
    /// <returns>Nothing of use; it only keeps the compiler from leaving the reading out.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Read(IndexedToken[] tokens, ReadOnlySpan<int> places, int away)
    {
        var read = 0;
        foreach (var place in places)
        {
            read += tokens[place].Key + tokens[Math.Clamp(place + away, 0, tokens.Length - 1)].Key;
        }

        return read;
    }
}
