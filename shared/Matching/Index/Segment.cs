using Alerts.Papers;

namespace Alerts.Matching.Index;

/// <summary>A text of a paper: its title, its abstract, a key phrase, an organisation.</summary>
/// <param name="Paper">The paper's place in the index.</param>
/// <param name="Field">Which field.</param>
/// <param name="Item">Which item of a field that is a list.</param>
internal readonly record struct Segment(int Paper, PaperField Field, int Item)
{
    /// <summary>The text itself.</summary>
    /// <param name="paper">The paper that <see cref="Paper"/> names.</param>
    public string TextOf(Paper paper) => Field switch
    {
        PaperField.Title => paper.Title,
        PaperField.Abstract => paper.Abstract,
        PaperField.KeyPhrase => paper.KeyPhrases[Item],
        _ => paper.Organizations[Item],
    };
}
