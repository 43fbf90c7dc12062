using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>A keyword, analysed once for all indexes.</summary>
internal sealed class KeywordQuery
{
    private KeywordQuery(Keyword keyword)
    {
        Terms = new TermQuery[keyword.Alternatives.Count];
        IsFilter = true;
        for (var t = 0; t < Terms.Length; t++)
        {
            Terms[t] = new(keyword.Alternatives[t]);
            IsFilter &= Terms[t].Term.Field is KeywordField.Category;
            MeaningHash = (MeaningHash * 31) + Terms[t].MeaningHash;
        }
    }

    /// <summary>The alternatives.</summary>
    public TermQuery[] Terms { get; }

    /// <summary>Whether it asks for categories only.</summary>
    public bool IsFilter { get; }

    /// <summary>A number that keywords of the same meaning share, and hardly any others.</summary>
    public ulong MeaningHash { get; }

    /// <summary>Whether both are one keyword in two forms.</summary>
    public bool MeansTheSame(KeywordQuery other) =>
        MeaningHash == other.MeaningHash && Terms.Select(term => term.Meaning).SequenceEqual(other.Terms.Select(term => term.Meaning));

    /// <summary>The keyword's analysis: the one it remembers, or a new one.</summary>
    public static KeywordQuery Of(Keyword keyword) => keyword.Memo as KeywordQuery ?? new(keyword);

    /// <summary>
    /// Lets a keyword that was not looked up yet remember its analysis, until it is: matching analyses what was not, but who reads many
    /// profiles can do it while reading.
    /// </summary>
    public static void Prepare(Keyword keyword) => keyword.Memo ??= new KeywordQuery(keyword);
}
