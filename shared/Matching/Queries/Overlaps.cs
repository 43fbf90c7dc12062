using System.Runtime.InteropServices;

namespace Alerts.Matching.Queries;

/// <summary>Puts the places of a keyword in texts one behind the other.</summary>
internal static class Overlaps
{
    /// <summary>Places that are more ascending runs than this are sorted as any others.</summary>
    private const int MostRuns = 8;

    /// <summary>Overlapping places that are more than this together are looked through with a tree.</summary>
    private const int Few = 16;

    private static readonly Comparison<FoundPlace> ByForm = static (a, b) =>
        a.Place.Form != b.Place.Form ? a.Place.Form.CompareTo(b.Place.Form)
        : a.Place.At != b.Place.At ? a.Place.At.CompareTo(b.Place.At)
        : b.Place.Count.CompareTo(a.Place.Count);

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

        Sort(places);
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

    /// <summary>How many of the first places stand in ascending order.</summary>
    private static int RunOf(ReadOnlySpan<FoundPlace> places)
    {
        var run = Math.Min(1, places.Length);
        while (run < places.Length && places[run - 1].Place.At <= places[run].Place.At)
        {
            run++;
        }

        return run;
    }

    /// <summary>Sorts the places by where they begin: those of each reading come ascending, so a few runs are merged.</summary>
    private static void Sort(Span<FoundPlace> places)
    {
        var sorted = RunOf(places);
        for (var runs = 1; sorted < places.Length; runs++)
        {
            if (runs == MostRuns)
            {
                places.Sort(static (a, b) => a.Place.At.CompareTo(b.Place.At));
                return;
            }

            var end = sorted + RunOf(places[sorted..]);
            Merge(places[..end], sorted);
            sorted = end;
        }
    }

    /// <summary>Merges the first places, so many, with those behind them.</summary>
    private static void Merge(Span<FoundPlace> places, int middle)
    {
        // From the end, so that only the second run needs room of its own.
        var buffer = Gathering<FoundPlace>.Begin();
        buffer.AddRange(places[middle..]);
        var second = CollectionsMarshal.AsSpan(buffer);
        var (a, b) = (middle - 1, second.Length - 1);
        for (var to = places.Length - 1; b >= 0; to--)
        {
            places[to] = a >= 0 && places[a].Place.At > second[b].Place.At ? places[a--] : second[b--];
        }
    }

    /// <summary>Looks at the places group by group: only those of one group overlap.</summary>
    private static int KeepBest(Span<FoundPlace> places)
    {
        var count = 0;
        for (var from = 0; from < places.Length;)
        {
            var (end, reach) = (from + 1, places[from].Place.End);
            while (end < places.Length && places[end].Place.At < reach)
            {
                reach = Math.Max(reach, places[end].Place.End);
                end++;
            }

            var group = places[from..end];
            var kept = group.Length == 1 ? 1 : group.Length <= Few ? KeepBestOfFew(group) : KeepBestOfMany(group);
            group[..kept].CopyTo(places[count..]);
            (count, from) = (count + kept, end);
        }

        return count;
    }

    private static int KeepBestOfFew(Span<FoundPlace> group)
    {
        group.Sort(ByForm);
        var count = 0;
        for (var i = 0; i < group.Length; i++)
        {
            var place = group[i];
            var at = count;
            while (at > 0 && group[at - 1].Place.At >= place.Place.End)
            {
                at--;
            }

            // The place stands behind those before "at": the last of them may overlap it.
            if (at == 0 || group[at - 1].Place.End <= place.Place.At)
            {
                group[at..count].CopyTo(group[(at + 1)..]);
                group[at] = place;
                count++;
            }
        }

        return count;
    }

    private static int KeepBestOfMany(Span<FoundPlace> group)
    {
        group.Sort(ByForm);
        SortedSet<FoundPlace> kept = new(Comparer<FoundPlace>.Create((a, b) => a.Place.End <= b.Place.At ? -1 : b.Place.End <= a.Place.At ? 1 : 0));
        foreach (ref readonly var place in group)
        {
            kept.Add(place);
        }

        var count = 0;
        foreach (var place in kept)
        {
            group[count++] = place;
        }

        return count;
    }
}
