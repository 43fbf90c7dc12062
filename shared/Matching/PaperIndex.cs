using Alerts.Papers;

namespace Alerts.Matching;

/// <summary>A day's papers, analysed once, ready to be asked. Immutable and safe for many threads.</summary>
public sealed class PaperIndex
{
    private PaperIndex(IReadOnlyList<Paper> papers, RarityStatistic rarity)
    {
        Papers = papers;
        Rarity = rarity;
        Titles = [.. papers.Select(p => Words.Of(p.Title))];
        Abstracts = [.. papers.Select(p => Words.Of(p.Abstract))];
    }

    /// <summary>The papers in the order given.</summary>
    public IReadOnlyList<Paper> Papers { get; }

    internal RarityStatistic Rarity { get; }

    internal IReadOnlyList<List<Word>> Titles { get; }

    internal IReadOnlyList<List<Word>> Abstracts { get; }

    /// <summary>Indexes papers.</summary>
    /// <param name="papers">The papers; their order breaks ties.</param>
    /// <param name="rarity">How common words are lately.</param>
    public static PaperIndex Build(IReadOnlyList<Paper> papers, RarityStatistic rarity) => new(papers, rarity);
}
