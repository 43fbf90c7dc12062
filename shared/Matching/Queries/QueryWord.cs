using Alerts.Matching.Text;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>A word of a keyword.</summary>
/// <param name="Surface">The word as folded; without its star when <paramref name="Open"/>.</param>
/// <param name="Key">The key that stands for all its forms.</param>
/// <param name="Before">What stands between it and the word before.</param>
/// <param name="Case">How it is capitalised.</param>
/// <param name="Open">Whether it is the beginning of a word.</param>
/// <param name="Acronym">Whether it is an acronym that is also an ordinary word or name: case tells them apart.</param>
internal readonly record struct QueryWord(string Surface, string Key, Separator Before, LetterCase Case, bool Open, bool Acronym)
{
    /// <summary>The key's name.</summary>
    public ulong Name { get; } = WordHash.Of(Key).Value;

    /// <summary>The surface's name.</summary>
    public ulong SurfaceName { get; } = WordHash.Of(Surface).Value;

    /// <summary>The least that may not stand before it in a text: a comma or a bracket may where the keyword has one.</summary>
    public Separator LeastBreak => Before is Separator.Break ? Separator.Sentence : Separator.Break;

    /// <summary>The key's name in the statistic of what is common.</summary>
    public uint Gram { get; } = Rarity.Gram.Of(Key);

    /// <summary>Whether the word has no meaning of its own.</summary>
    public bool IsFunctionWord { get; } = FunctionWords.Contains(Surface) || FunctionWords.Contains(Key);

    /// <summary>Whether the ways to write it as two words have one name, that of its key.</summary>
    public bool SplitsAsKey { get; } = !Open && WordSplitter.SplitsAsKey(Surface, Key);

    /// <summary>Whether it may be the short form of several words: not where it is an ordinary word and does not look like an acronym.</summary>
    public bool MayAbbreviate { get; } = !(Case is LetterCase.Lower or LetterCase.Capitalised && OrdinaryWords.Contains(Key));

    /// <summary>The words of a keyword's term.</summary>
    public static QueryWord[] Of(KeywordTerm term)
    {
        var words = Gathering<QueryWord>.Begin();
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(term.Text, buffer);
        while (tokenizer.Next())
        {
            var surface = tokenizer.Folded.ToString();
            var open = !term.Exact && tokenizer.End < term.Text.Length && term.Text[tokenizer.End] == '*' && surface.Length >= 3;
            var key = WordFold.Key(surface, tokenizer.Case);
            var acronym = !term.Exact && tokenizer.Case is LetterCase.Capitals or LetterCase.PluralCapitals && OrdinaryWords.Contains(key);
            words.Add(new(surface, key, tokenizer.Before, tokenizer.Case, open, acronym));
        }

        // A keyword written all in capitals says nothing by its case.
        var shouted = words.Count > 1 && words.TrueForAll(w => w.Case is LetterCase.Capitals or LetterCase.PluralCapitals);
        return shouted ? [.. words.Select(w => w with { Acronym = false })] : [.. words];
    }
}
