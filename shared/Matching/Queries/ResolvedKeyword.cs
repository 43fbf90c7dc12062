using Alerts.Matching.Scoring;

namespace Alerts.Matching.Queries;

/// <summary>What a keyword means in an index, its sign and weight apart: the papers it hits, what that is worth, and where.</summary>
internal sealed class ResolvedKeyword
{
    private readonly KeywordQuery? _query;
    private readonly HitPlace[] _places;

    /// <summary>A keyword and its hits.</summary>
    /// <param name="index">The index.</param>
    /// <param name="query">The keyword.</param>
    /// <param name="papers">The papers, ascending.</param>
    /// <param name="places">The places, by paper.</param>
    public ResolvedKeyword(PaperIndex index, KeywordQuery query, PaperHit[] papers, HitPlace[] places)
    {
        (Index, _query, Papers, _places) = (index, query, papers, places);
        (IsFilter, Meaning) = (query.IsFilter, query.MeaningHash);
        Row = EvidenceRow.IsWorthwhile(papers.Length, index.Papers.Count) ? new(papers, index.Papers.Count) : null;
    }

    private ResolvedKeyword(PaperIndex index) => (Index, Papers, _places) = (index, [], []);

    /// <summary>The index.</summary>
    public PaperIndex Index { get; }

    /// <summary>How many papers it hits.</summary>
    public int Count => Papers.Length;

    /// <summary>The papers, ascending.</summary>
    public PaperHit[] Papers { get; }

    /// <summary>The evidence in all papers of the index, where the keyword hits many; null where it hits few.</summary>
    public EvidenceRow? Row { get; }

    /// <summary>Whether the keyword, which hits something, asks for categories only.</summary>
    public bool IsFilter { get; }

    /// <summary>A number that keywords of the same meaning share, and hardly any others.</summary>
    public ulong Meaning { get; }

    /// <summary>A keyword that hits no paper.</summary>
    public static ResolvedKeyword Nothing(PaperIndex index) => new(index);

    /// <summary>Whether this and another, which both hit something, are one keyword in two forms: <c>knowledge graph</c>, <c>Knowledge Graphs</c>.</summary>
    public bool MeansTheSame(ResolvedKeyword other) => this == other || _query!.MeansTheSame(other._query!);

    /// <summary>Whether the keyword hits the paper.</summary>
    public bool Hits(int paper) => Find(paper) >= 0;

    /// <summary>The places in a paper; none where it does not hit.</summary>
    public ReadOnlySpan<HitPlace> PlacesIn(int paper)
    {
        if (!Hits(paper))
        {
            return [];
        }

        var first = FirstPlaceFrom(paper);
        return _places.AsSpan(first, FirstPlaceFrom(paper + 1) - first);
    }

    /// <summary>The first of the places that are in the paper or behind it.</summary>
    private int FirstPlaceFrom(int paper)
    {
        var (low, high) = (0, _places.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _places[middle].PaperIn(Index) < paper ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Find(int paper)
    {
        var (low, high) = (0, Papers.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (Papers[middle].Paper == paper)
            {
                return middle;
            }

            (low, high) = Papers[middle].Paper < paper ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
