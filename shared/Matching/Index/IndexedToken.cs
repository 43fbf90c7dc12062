using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>A word of an indexed text, all that a hit asks of it together in 20 bytes.</summary>
/// <param name="Key">The key that stands for all forms of the word; -1 between texts.</param>
/// <param name="Surface">The word as folded.</param>
/// <param name="Segment">The number of its text.</param>
/// <param name="Start">Where it starts in its field, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Before">What stands between it and the word before.</param>
/// <param name="Marks">How it is capitalised, and above that what stands beside it.</param>
internal readonly record struct IndexedToken(int Key, int Surface, int Segment, int Start, ushort Length, Separator Before, byte Marks)
{
    private const int CaseBits = 3;

    /// <summary>A word.</summary>
    public IndexedToken(int key, int surface, int segment, int start, int length, Separator before, LetterCase letters)
        : this(key, surface, segment, start, (ushort)Math.Min(ushort.MaxValue, length), before, (byte)letters)
    {
    }

    /// <summary>How it is capitalised.</summary>
    public LetterCase Case => (LetterCase)(Marks & ((1 << CaseBits) - 1));

    /// <summary>What stands beside it.</summary>
    public TermEdge Edge => (TermEdge)(Marks >> CaseBits);

    /// <summary>Whether it is written as an acronym is.</summary>
    public bool LooksLikeAcronym => Case is LetterCase.Capitals or LetterCase.PluralCapitals or LetterCase.Mixed;

    /// <summary>Stands between two texts, so that nothing reaches from one into the next.</summary>
    /// <param name="segment">The number of the text before.</param>
    public static IndexedToken Gap(int segment) => new(-1, -1, segment, 0, 0, Separator.Sentence, LetterCase.Lower);

    /// <summary>The word with what stands beside it.</summary>
    public IndexedToken WithEdge(TermEdge edge) => this with { Marks = (byte)((int)Case | ((int)edge << CaseBits)) };
}
