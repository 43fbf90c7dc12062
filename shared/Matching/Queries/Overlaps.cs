namespace Alerts.Matching.Queries;

/// <summary>Puts the places of a keyword in texts one behind the other.</summary>
internal static class Overlaps
{
    /// <summary>
    /// Sorts the places by where they stand; of those that overlap the one in the better form stays, then the first, then the longer.
    /// </summary>
    /// <returns>How many stay; they are the first then.</returns>
    public static int Resolve(Span<FoundPlace> places)
    {
        if (AreApart(places))
        {
            return places.Length;
        }

        places.Sort((a, b) => a.Place.At != b.Place.At ? a.Place.At.CompareTo(b.Place.At) : a.Place.Form.CompareTo(b.Place.Form));
        return AreApart(places) ? places.Length : KeepBest(places);
    }

    /// <summary>Whether the places come one behind the other: those of one reading do.</summary>
    private static bool AreApart(ReadOnlySpan<FoundPlace> places)
    {
        for (var i = 1; i < places.Length; i++)
        {
            if (places[i].Place.At < places[i - 1].Place.End)
            {
                return false;
            }
        }

        return true;
    }

    private static int KeepBest(Span<FoundPlace> places)
    {
        places.Sort((a, b) =>
            a.Place.Form != b.Place.Form ? a.Place.Form.CompareTo(b.Place.Form)
            : a.Place.At != b.Place.At ? a.Place.At.CompareTo(b.Place.At)
            : b.Place.Count.CompareTo(a.Place.Count));
        SortedSet<FoundPlace> kept = new(Comparer<FoundPlace>.Create((a, b) => a.Place.End <= b.Place.At ? -1 : b.Place.End <= a.Place.At ? 1 : 0));
        foreach (ref readonly var place in places)
        {
            kept.Add(place);
        }

        var count = 0;
        foreach (var place in kept)
        {
            places[count++] = place;
        }

        return count;
    }
}
