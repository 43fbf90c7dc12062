namespace Alerts.Matching.Queries;

/// <summary>Puts the places of a keyword one behind the other.</summary>
internal static class Overlaps
{
    /// <summary>Sorts the places by where they stand; of those that overlap the one in the better form stays, then the first, then the longer.</summary>
    public static void Resolve(List<Span> spans)
    {
        if (AreApart(spans))
        {
            return;
        }

        spans.Sort((a, b) => a.Token != b.Token ? a.Token.CompareTo(b.Token) : a.Form.CompareTo(b.Form));
        if (!AreApart(spans))
        {
            KeepBest(spans);
        }
    }

    /// <summary>Whether the places come one behind the other: those of one reading do.</summary>
    private static bool AreApart(List<Span> spans)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Token < spans[i - 1].End)
            {
                return false;
            }
        }

        return true;
    }

    private static void KeepBest(List<Span> spans)
    {
        spans.Sort((a, b) => a.Form != b.Form ? a.Form.CompareTo(b.Form) : a.Token != b.Token ? a.Token.CompareTo(b.Token) : b.Count.CompareTo(a.Count));
        SortedSet<Span> kept = new(Comparer<Span>.Create((a, b) => a.End <= b.Token ? -1 : b.End <= a.Token ? 1 : 0));
        foreach (var span in spans)
        {
            kept.Add(span);
        }

        spans.Clear();
        spans.AddRange(kept);
    }
}
