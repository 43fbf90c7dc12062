using Alerts.Matching.Scoring;

namespace Alerts.Matching.Queries;

/// <summary>One place where a keyword stands.</summary>
/// <param name="Start">Where it starts in its field, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Item">Which item of a field that is a list.</param>
/// <param name="Value">What the mention is worth, in units of the score's model.</param>
/// <param name="Kind">The field and how it stands there; kept small, for there are many.</param>
/// <param name="Alternative">Which of the keyword's alternatives it is.</param>
internal readonly record struct HitPlace(int Start, int Length, ushort Item, ushort Value, byte Kind, byte Alternative)
{
    private const int Forms = 8;

    /// <summary>A place in a field, in a form.</summary>
    public HitPlace(PaperField field, HitForm form, int item, int start, int length, int value, byte alternative)
        : this(start, length, (ushort)item, (ushort)value, (byte)(((int)field * Forms) + (int)form), alternative)
    {
    }

    /// <summary>The field.</summary>
    public PaperField Field => (PaperField)(Kind / Forms);

    /// <summary>How it stands there.</summary>
    public HitForm Form => (HitForm)(Kind % Forms);
}

/// <summary>A paper that a keyword hits.</summary>
/// <param name="Paper">Its place in the index.</param>
/// <param name="Points">The evidence at weight 1, at least 1.</param>
/// <param name="First">Its first place among the keyword's; the next paper's is behind its last.</param>
/// <param name="Certain">Whether some hit is certain: neither only near nor only by an acronym the paper does not define.</param>
internal readonly record struct PaperHit(int Paper, int Points, int First, bool Certain);

/// <summary>What a keyword means in an index, its sign and weight apart: the papers it hits, what that is worth, and where.</summary>
internal sealed class ResolvedKeyword
{
    private readonly KeywordQuery? _query;
    private readonly HitPlace[] _places;

    /// <summary>A keyword and its hits.</summary>
    /// <param name="index">The index.</param>
    /// <param name="query">The keyword.</param>
    /// <param name="papers">The papers, ascending.</param>
    /// <param name="places">The places, by paper, field, item and position.</param>
    public ResolvedKeyword(PaperIndex index, KeywordQuery query, PaperHit[] papers, HitPlace[] places)
    {
        (Index, _query, Papers, _places) = (index, query, papers, places);
        (Count, IsFilter, Meaning) = (papers.Length, query.IsFilter, query.MeaningHash);
        Row = EvidenceRow.IsWorthwhile(papers.Length, index.Papers.Count) ? new(papers, index.Papers.Count) : null;
    }

    private ResolvedKeyword(PaperIndex index) => (Index, Papers, _places) = (index, [], []);

    /// <summary>The index.</summary>
    public PaperIndex Index { get; }

    /// <summary>How many papers it hits.</summary>
    public int Count { get; }

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
        var at = Find(paper);
        return at < 0 ? [] : _places.AsSpan(Papers[at].First..(at + 1 < Papers.Length ? Papers[at + 1].First : _places.Length));
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
