using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>Two words beside each other in an indexed text, all that a hit of both asks: kept by pair, one place after the other.</summary>
/// <param name="Place">The first word's place in the index.</param>
/// <param name="Text">The paper, and above that the field, of the text, as <see cref="IndexedToken.Text"/>.</param>
/// <param name="First">The first word as folded.</param>
/// <param name="Second">The second word as folded.</param>
/// <param name="Between">What stands between them.</param>
/// <param name="FirstMarks">How the first is capitalised and what stands beside it, as <see cref="IndexedToken.Marks"/>.</param>
/// <param name="SecondMarks">The same of the second.</param>
internal readonly record struct PostedPair(int Place, int Text, int First, int Second, Separator Between, byte FirstMarks, byte SecondMarks)
{
    /// <summary>The pair of two words.</summary>
    public PostedPair(int place, in IndexedToken first, in IndexedToken second)
        : this(place, first.Text, first.Surface, second.Surface, second.Before, first.Marks, second.Marks)
    {
    }

    /// <summary>The paper's place in the index.</summary>
    public int Paper => IndexedToken.PaperOf(Text);

    /// <summary>The field of the text.</summary>
    public PaperField Field => IndexedToken.FieldOf(Text);
}
