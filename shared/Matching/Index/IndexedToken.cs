using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>A word of an indexed text, all that looking for a keyword asks of it together in 16 bytes.</summary>
/// <param name="Key">The key that stands for all forms of the word; -1 between texts.</param>
/// <param name="Surface">The word as folded.</param>
/// <param name="Segment">The number of its text.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Before">What stands between it and the word before.</param>
/// <param name="Marks">How it is capitalised, and above that what stands beside it.</param>
internal readonly record struct IndexedToken(int Key, int Surface, int Segment, ushort Length, Separator Before, byte Marks)
{
    private const int CaseBits = 3;

    /// <summary>A word.</summary>
    public IndexedToken(int key, int surface, int segment, int length, Separator before, LetterCase letters)
        : this(key, surface, segment, (ushort)Math.Min(ushort.MaxValue, length), before, (byte)letters)
    {
    }

    /// <summary>What stands beside it.</summary>
    public TermEdge Edge => EdgeOf(Marks);

    /// <summary>Whether it is written as an acronym is.</summary>
    public bool LooksLikeAcronym => IsAcronym(Marks);

    /// <summary>What stands beside a word with such marks.</summary>
    public static TermEdge EdgeOf(byte marks) => (TermEdge)(marks >> CaseBits);

    /// <summary>Whether a word with such marks is written as an acronym is.</summary>
    public static bool IsAcronym(byte marks) => CaseOf(marks) is LetterCase.Capitals or LetterCase.PluralCapitals or LetterCase.Mixed;

    /// <summary>Stands between two texts, so that nothing reaches from one into the next.</summary>
    /// <param name="segment">The number of the text before.</param>
    public static IndexedToken Gap(int segment) => new(-1, -1, segment, 0, Separator.Sentence, LetterCase.Lower);

    /// <summary>The word with what stands beside it.</summary>
    public IndexedToken WithEdge(TermEdge edge) => this with { Marks = (byte)((int)CaseOf(Marks) | ((int)edge << CaseBits)) };

    private static LetterCase CaseOf(byte marks) => (LetterCase)(marks & ((1 << CaseBits) - 1));
}
