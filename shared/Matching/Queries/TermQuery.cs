using Alerts.Matching.Index;
using Alerts.Matching.Rarity;
using Alerts.Matching.Text;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>One alternative of a keyword, analysed: all that can be said of it without an index.</summary>
internal sealed class TermQuery
{
    /// <summary>Analyses a term.</summary>
    public TermQuery(KeywordTerm term)
    {
        (Term, Field, Exact) = (term, term.Field, term.Exact);
        if (!IsText)
        {
            MeaningHash = WordHash.Of(Meaning).Value;
            return;
        }

        var (text, acronym) = DefiningKeyword.Of(term);
        Acronyms = acronym is { } defined ? [defined] : [];
        Words = QueryWord.Of(term with { Text = text });
        MeaningHash = ((ulong)term.Field * 2) + (term.Exact ? 1UL : 0);
        foreach (var word in Words)
        {
            MeaningHash = (MeaningHash * 31) + word.Name + (word.Open ? 1UL : 0);
        }

        if (!term.Exact)
        {
            Joints = Joint.Of(Words);
            Units = NearUnit.Of(Words);
            Apart = WordSplitter.Names(Words);
            IsPlain = Acronyms.Length == 0 && Array.TrueForAll(Words, word => !word.Open && !WordSplitter.MayBeThree(word.Surface));
            HasSingleUnits = Array.TrueForAll(Units, unit => unit.Count == 1);
        }
    }

    /// <summary>The term.</summary>
    public KeywordTerm Term { get; }

    /// <summary>Where it is looked for.</summary>
    public KeywordField Field { get; }

    /// <summary>Whether it is quoted.</summary>
    public bool Exact { get; }

    /// <summary>Whether it is looked for in texts, not in lists of names or categories.</summary>
    public bool IsText => Field is not (KeywordField.Author or KeywordField.Category);

    /// <summary>Its words, without those of an acronym that it defines; none where it asks for a name or a category.</summary>
    public QueryWord[] Words { get; } = [];

    /// <summary>The acronym that it defines; none for most.</summary>
    public QueryWord[] Acronyms { get; } = [];

    /// <summary>What of it may be written as one word.</summary>
    public Joint[] Joints { get; } = [];

    /// <summary>The names that two neighbours in a text have if they are one of its words written apart.</summary>
    public ulong[] Apart { get; } = [];

    /// <summary>What may stand near each other; none where nothing may.</summary>
    public NearUnit[] Units { get; } = [];

    /// <summary>Whether every unit is one word.</summary>
    public bool HasSingleUnits { get; }

    /// <summary>Whether it neither defines an acronym nor has a word that is open or may be three.</summary>
    public bool IsPlain { get; }

    /// <summary>A number that terms of the same <see cref="Meaning"/> share, and hardly any others.</summary>
    public ulong MeaningHash { get; }

    /// <summary>What the term means, whatever its form: plural, spelling, hyphen.</summary>
    public string Meaning => Field switch
    {
        KeywordField.Author => "author:" + string.Join(' ', PersonName.Words(Term.Text)),
        KeywordField.Category => "category:" + Term.Text.ToLowerInvariant(),
        _ when Exact => $"{Field}:\"{TextFold.Of(Term.Text)}",
        _ => $"{Field}:{string.Join(' ', Words.Select(w => w.Open ? w.Surface + "*" : w.Key))}",
    };

    /// <summary>Has fetched what <see cref="Share"/> will read first of a term in texts.</summary>
    public void ExpectShare(RarityStatistic rarity) =>
        rarity.Expect(Words.Length > 1 ? Gram.Of(Words[0].Gram, Words[1].Gram) : Words[0].Gram);

    /// <summary>The share of papers that the term may hit, in millionths: at most what its rarest word or pair of words has; authors are rare.</summary>
    /// <param name="rarity">How common words are.</param>
    /// <param name="enough">A share that is no greater than this is not looked at more closely.</param>
    public int Share(RarityStatistic rarity, int enough)
    {
        if (Field is KeywordField.Author)
        {
            return 0;
        }

        if (Field is KeywordField.Category)
        {
            return rarity.Share(Gram.OfCategory(Term.Text));
        }

        // Pairs first, for they are the rarest as a rule.
        var share = 1_000_000;
        for (var i = 1; i < Words.Length && share > enough; i++)
        {
            share = Math.Min(share, rarity.Share(Gram.Of(Words[i - 1].Gram, Words[i].Gram)));
        }

        for (var i = 0; i < Words.Length && share > enough; i++)
        {
            share = Math.Min(share, rarity.Share(Words[i].Gram));
        }

        return share;
    }
}
