using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>
/// A word of an indexed text with its two neighbours, as far as a hit of one or two words asks: kept by key, one place after the other, so that a keyword's
/// hits are read in a row and not from anywhere in memory.
/// </summary>
/// <param name="Paper">The paper's place in the index.</param>
/// <param name="Surface">The word as folded.</param>
/// <param name="SurfaceBefore">The word before.</param>
/// <param name="SurfaceBehind">The word behind.</param>
/// <param name="Field">The field of the text.</param>
/// <param name="Before">What stands between the word before and this one.</param>
/// <param name="Behind">What stands between this and the word behind.</param>
/// <param name="Marks">How it is capitalised and what stands beside it, as <see cref="IndexedToken.Marks"/>.</param>
/// <param name="MarksBefore">The same of the word before.</param>
/// <param name="MarksBehind">The same of the word behind.</param>
internal readonly record struct PostedWord(
    int Paper, int Surface, int SurfaceBefore, int SurfaceBehind, byte Field, Separator Before, Separator Behind, byte Marks, byte MarksBefore, byte MarksBehind)
{
    /// <summary>A word, with the words before and behind it.</summary>
    public PostedWord(in IndexedToken before, in IndexedToken word, in IndexedToken behind)
        : this(word.Paper, word.Surface, before.Surface, behind.Surface, (byte)word.Field, word.Before, behind.Before, word.Marks, before.Marks, behind.Marks)
    {
    }
}
