namespace Alerts.Matching.Index;

/// <summary>
/// A word of an indexed text, as far as a hit of one word asks: kept by key, one place after the other, so that a keyword's hits are read in a row and not from
/// anywhere in memory.
/// </summary>
/// <param name="Text">The paper, and above that the field, of the text, as <see cref="IndexedToken.Text"/>.</param>
/// <param name="Surface">The word as folded.</param>
/// <param name="Marks">How it is capitalised and what stands beside it, as <see cref="IndexedToken.Marks"/>.</param>
internal readonly record struct PostedWord(int Text, int Surface, byte Marks)
{
    /// <summary>A word.</summary>
    public PostedWord(in IndexedToken word)
        : this(word.Text, word.Surface, word.Marks)
    {
    }

    /// <summary>The paper's place in the index.</summary>
    public int Paper => IndexedToken.PaperOf(Text);

    /// <summary>The field of the text.</summary>
    public PaperField Field => IndexedToken.FieldOf(Text);
}
