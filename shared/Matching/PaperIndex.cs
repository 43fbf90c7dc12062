using Alerts.Matching.Index;
using Alerts.Matching.Queries;
using Alerts.Matching.Rarity;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>A day's papers, analysed once, ready to be asked. Immutable for its callers and safe for many threads.</summary>
public sealed class PaperIndex
{
    private readonly KeywordResolver _resolver;

    private PaperIndex(IReadOnlyList<Paper> papers, RarityStatistic rarity)
    {
        (Papers, Shares) = (papers, rarity.Shares);
        for (var p = 0; p < papers.Count; p++)
        {
            Store.Add(p, papers[p]);
            Lists.Add(p, papers[p]);
        }

        Store.Freeze();
        Acronyms = new(papers, rarity, Store.Vocabulary);
        _resolver = new(this);
    }

    /// <summary>The papers in the order given.</summary>
    public IReadOnlyList<Paper> Papers { get; }

    internal ShareTable Shares { get; }

    internal TokenStore Store { get; } = new();

    internal ListIndex Lists { get; } = new();

    internal AcronymTable Acronyms { get; }

    /// <summary>Indexes papers.</summary>
    /// <param name="papers">The papers; their order breaks ties.</param>
    /// <param name="rarity">How common words are lately; the papers themselves are usually among its own.</param>
    public static PaperIndex Build(IReadOnlyList<Paper> papers, RarityStatistic rarity) => new(papers, rarity);

    /// <summary>What a keyword means here; the keyword remembers it, so those who share one look it up once.</summary>
    internal ResolvedKeyword Resolve(Keyword keyword)
    {
        if (keyword.Memo is ResolvedKeyword memo && ReferenceEquals(memo.Index, this))
        {
            return memo;
        }

        var resolved = keyword.Plain is { } plain ? Resolve(plain) : _resolver.Resolve(keyword);
        keyword.Memo = resolved;
        return resolved;
    }
}
