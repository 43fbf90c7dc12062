using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>A word of an indexed text, all that looking for a keyword asks of it together in 16 bytes.</summary>
/// <param name="Key">The key that stands for all forms of the word; -1 between texts.</param>
/// <param name="Surface">The word as folded.</param>
/// <param name="Text">The paper, and above that the field, of its text.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Before">What stands between it and the word before.</param>
/// <param name="Marks">How it is capitalised, and above that what stands beside it.</param>
internal readonly record struct IndexedToken(int Key, int Surface, int Text, ushort Length, Separator Before, byte Marks)
{
    private const int CaseBits = 3;
    private const int PaperBits = 28;

    /// <summary>A word.</summary>
    public IndexedToken(int key, int surface, int text, int length, Separator before, LetterCase letters)
        : this(key, surface, text, (ushort)Math.Min(ushort.MaxValue, length), before, (byte)letters)
    {
    }

    /// <summary>The paper's place in the index.</summary>
    public int Paper => PaperOf(Text);

    /// <summary>The field it stands in.</summary>
    public PaperField Field => FieldOf(Text);

    /// <summary>What stands beside it.</summary>
    public TermEdge Edge => EdgeOf(Marks);

    /// <summary>Whether it is written as an acronym is.</summary>
    public bool LooksLikeAcronym => IsAcronym(Marks);

    /// <summary>What stands beside a word with such marks.</summary>
    public static TermEdge EdgeOf(byte marks) => (TermEdge)(marks >> CaseBits);

    /// <summary>Whether a word with such marks is written as an acronym is.</summary>
    public static bool IsAcronym(byte marks) => CaseOf(marks) is LetterCase.Capitals or LetterCase.PluralCapitals or LetterCase.Mixed;

    /// <summary>Stands between two texts, so that nothing reaches from one into the next.</summary>
    /// <param name="text">The text before.</param>
    public static IndexedToken Gap(int text) => new(-1, -1, text, 0, Separator.Sentence, LetterCase.Lower);

    /// <summary>A field of a paper as <see cref="Text"/>.</summary>
    public static int TextOf(int paper, PaperField field) => ((int)field << PaperBits) | paper;

    /// <summary>The paper of a <see cref="Text"/>.</summary>
    public static int PaperOf(int text) => text & ((1 << PaperBits) - 1);

    /// <summary>The field of a <see cref="Text"/>.</summary>
    public static PaperField FieldOf(int text) => (PaperField)(text >> PaperBits);

    /// <summary>The word with what stands beside it.</summary>
    public IndexedToken WithEdge(TermEdge edge) => this with { Marks = (byte)((int)CaseOf(Marks) | ((int)edge << CaseBits)) };

    private static LetterCase CaseOf(byte marks) => (LetterCase)(marks & ((1 << CaseBits) - 1));
}
