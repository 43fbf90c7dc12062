using Alerts.Matching.Index;
using Alerts.Matching.Rarity;
using Alerts.Matching.Text;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>One alternative of a keyword, analysed: all that can be said of it without an index.</summary>
internal sealed class TermQuery
{
    private TermQuery(KeywordTerm term) => (Term, Field, Exact) = (term, term.Field, term.Exact);

    /// <summary>The term.</summary>
    public KeywordTerm Term { get; }

    /// <summary>Where it is looked for.</summary>
    public KeywordField Field { get; }

    /// <summary>Whether it is quoted.</summary>
    public bool Exact { get; }

    /// <summary>Whether it is looked for in texts, not in lists of names or categories.</summary>
    public bool IsText => Field is not (KeywordField.Author or KeywordField.Category);

    /// <summary>Its words, without those of an acronym that it defines; none where it asks for a name or a category.</summary>
    public QueryWord[] Words { get; private init; } = [];

    /// <summary>The acronym that it defines; none for most.</summary>
    public QueryWord[] Acronyms { get; private init; } = [];

    /// <summary>What of it may be written as one word.</summary>
    public Joint[] Joints { get; private init; } = [];

    /// <summary>The names that two neighbours in a text have if they are one of its words written apart.</summary>
    public ulong[] Apart { get; private init; } = [];

    /// <summary>What may stand near each other; none where nothing may.</summary>
    public NearUnit[] Units { get; private init; } = [];

    /// <summary>Whether anything may stand near each other.</summary>
    public bool MayBeNear { get; private init; }

    /// <summary>Whether every unit is one word.</summary>
    public bool HasSingleUnits { get; private init; }

    /// <summary>Whether it neither defines an acronym nor has a word that is open or may be three.</summary>
    public bool IsPlain { get; private init; }

    /// <summary>Whether a word of it is the beginning of a word.</summary>
    public bool HasOpen { get; private init; }

    /// <summary>A number that terms of the same <see cref="Meaning"/> share, and hardly any others.</summary>
    public ulong MeaningHash { get; private init; }

    /// <summary>What the term means, whatever its form: plural, spelling, hyphen.</summary>
    public string Meaning => Field switch
    {
        KeywordField.Author => "author:" + string.Join(' ', PersonName.Words(Term.Text)),
        KeywordField.Category => "category:" + Term.Text.ToLowerInvariant(),
        _ when Exact => $"{Field}:\"{TextFold.Of(Term.Text)}",
        _ => $"{Field}:{string.Join(' ', Words.Select(w => w.Open ? w.Surface + "*" : w.Key))}",
    };

    /// <summary>Analyses a term.</summary>
    public static TermQuery Of(KeywordTerm term)
    {
        if (term.Field is KeywordField.Author or KeywordField.Category)
        {
            var named = new TermQuery(term);
            return new(term) { MeaningHash = WordHash.Of(named.Meaning).Value };
        }

        // The parts before the whole, one behind the other: so they lie in memory.
        var (text, acronym) = DefiningKeyword.Of(term);
        var words = QueryWord.Of(acronym is null ? term : term with { Text = text });
        var meaning = ((ulong)term.Field * 2) + (term.Exact ? 1UL : 0);
        foreach (ref readonly var word in words.AsSpan())
        {
            meaning = (meaning * 31) + word.Name + (word.Open ? 1UL : 0);
        }

        if (term.Exact)
        {
            return new(term) { Words = words, MeaningHash = meaning };
        }

        var joints = Joint.Of(words);
        var units = NearUnit.Of(words);
        return new(term)
        {
            Words = words,
            Joints = joints,
            Units = units,
            Apart = WordSplitter.Names(words),
            Acronyms = acronym is { } defined ? [defined] : [],
            HasOpen = Array.Exists(words, word => word.Open),
            IsPlain = acronym is null && Array.TrueForAll(words, word => !word.Open && !WordSplitter.MayBeThree(word.Surface)),
            MayBeNear = units.Length > 0,
            HasSingleUnits = Array.TrueForAll(units, unit => unit.Count == 1),
            MeaningHash = meaning,
        };
    }

    /// <summary>Has fetched what <see cref="Share"/> will read first of a term in texts.</summary>
    public void ExpectShare(ShareTable shares) =>
        shares.Expect(Words.Length > 1 ? Gram.Of(Words[0].Gram, Words[1].Gram) : Words[0].Gram);

    /// <summary>The share of papers that the term may hit, in millionths: at most what its rarest word or pair of words has; authors are rare.</summary>
    /// <param name="shares">How common words are.</param>
    /// <param name="enough">A share that is no greater than this is not looked at more closely.</param>
    public int Share(ShareTable shares, int enough)
    {
        if (Field is KeywordField.Author)
        {
            return 0;
        }

        if (Field is KeywordField.Category)
        {
            return shares.Find(Gram.OfCategory(Term.Text));
        }

        // Pairs first, for they are the rarest as a rule.
        var share = 1_000_000;
        for (var i = 1; i < Words.Length && share > enough; i++)
        {
            share = Math.Min(share, shares.Find(Gram.Of(Words[i - 1].Gram, Words[i].Gram)));
        }

        for (var i = 0; i < Words.Length && share > enough; i++)
        {
            share = Math.Min(share, shares.Find(Words[i].Gram));
        }

        return share;
    }
}
