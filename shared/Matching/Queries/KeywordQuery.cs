using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>A keyword, analysed once for all indexes.</summary>
internal sealed class KeywordQuery
{
    /// <summary>Its only alternative, as most keywords have it: without an array on the way, which is one thing less to wait for.</summary>
    private readonly TermQuery? _only;
    private readonly TermQuery[] _several;

    private KeywordQuery(TermQuery? only, TermQuery[] several)
    {
        (_only, _several) = (only, several);
        IsFilter = true;
        foreach (var term in Terms)
        {
            IsFilter &= term.Field is KeywordField.Category;
            MeaningHash = (MeaningHash * 31) + term.MeaningHash;
        }
    }

    /// <summary>The alternatives.</summary>
    public ReadOnlySpan<TermQuery> Terms => _only is null ? _several : new ReadOnlySpan<TermQuery>(in _only);

    /// <summary>Whether it asks for categories only.</summary>
    public bool IsFilter { get; }

    /// <summary>A number that keywords of the same meaning share, and hardly any others.</summary>
    public ulong MeaningHash { get; }

    /// <summary>Whether both are one keyword in two forms.</summary>
    public bool MeansTheSame(KeywordQuery other)
    {
        var same = MeaningHash == other.MeaningHash && Terms.Length == other.Terms.Length;
        for (var t = 0; same && t < Terms.Length; t++)
        {
            same = Terms[t].Meaning == other.Terms[t].Meaning;
        }

        return same;
    }

    /// <summary>The keyword's analysis: the one it remembers, or a new one.</summary>
    public static KeywordQuery Of(Keyword keyword) => keyword.Memo as KeywordQuery ?? Analyse(keyword);

    /// <summary>
    /// Lets a keyword that was not looked up yet remember its analysis, until it is: matching analyses what was not, but who reads many
    /// profiles can do it while reading.
    /// </summary>
    public static void Prepare(Keyword keyword)
    {
        var plain = keyword.Plain ?? keyword;
        plain.Memo ??= Analyse(plain);
    }

    private static KeywordQuery Analyse(Keyword keyword) => keyword.Alternatives.Count == 1
        ? new(TermQuery.Of(keyword.Alternatives[0]), [])
        : new(null, [.. keyword.Alternatives.Select(TermQuery.Of)]);
}
