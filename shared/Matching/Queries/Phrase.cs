using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>What one word of an indexed text must be to stand in a phrase.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Surfaces">The surfaces it may have, whatever its key; null where there is one, or the key decides.</param>
/// <param name="Acronym">Whether it must be written as an acronym is.</param>
/// <param name="Tie">What must stand before it when it is the second part of a word that the keyword writes as one.</param>
/// <param name="MayBreak">Whether a comma, a colon or a bracket may stand before it, as it does in the keyword.</param>
/// <param name="Surface">The only surface it may have; -1 where the key decides, or there are several.</param>
internal readonly record struct PhraseWord(
    int Key, IReadOnlySet<int>? Surfaces = null, bool Acronym = false, Tie Tie = Tie.None, bool MayBreak = false, int Surface = -1)
{
    /// <summary>Whether a word of a text fits.</summary>
    public bool Fits(in IndexedToken token) =>
        (Surfaces is not null ? Surfaces.Contains(token.Surface) : Surface >= 0 ? token.Surface == Surface : token.Key == Key)
        && (!Acronym || token.LooksLikeAcronym);

    /// <summary>Whether what stands between it and the word before fits.</summary>
    public bool MayFollow(Separator before) => before < (MayBreak ? Separator.Sentence : Separator.Break) && Tie switch
    {
        Tie.None => true,
        Tie.Loose => before is Separator.None or Separator.Space or Separator.Hyphen,
        _ => before is Separator.None or Separator.Hyphen,
    };
}

/// <summary>What may stand between the two parts of a word written apart.</summary>
internal enum Tie : byte
{
    /// <summary>Whatever may stand between the words of a phrase: it is a word of its own.</summary>
    None,

    /// <summary>A hyphen or a space.</summary>
    Loose,

    /// <summary>A hyphen: with a space between they could be two words by accident.</summary>
    Hyphen,
}

/// <summary>A sequence of words that says what a keyword says.</summary>
/// <param name="Words">The words.</param>
/// <param name="Form">The best form a hit by this sequence can have.</param>
/// <param name="Papers">The papers in which it means the keyword, ascending; null for all.</param>
/// <param name="Except">The papers in which another sequence of the same words has a better form, ascending; null for none.</param>
/// <param name="Loose">Whether its words are not the keyword's own: joined or split.</param>
internal sealed record Phrase(PhraseWord[] Words, HitForm Form, int[]? Papers = null, int[]? Except = null, bool Loose = false);

/// <summary>Where a keyword stands: a run of words.</summary>
/// <param name="Token">The first word.</param>
/// <param name="Count">How many words.</param>
/// <param name="Form">How it stands there.</param>
/// <param name="Loose">Whether the words there are not the keyword's own.</param>
internal readonly record struct Span(int Token, int Count, HitForm Form, bool Loose = false)
{
    /// <summary>The word after the last.</summary>
    public int End => Token + Count;
}
