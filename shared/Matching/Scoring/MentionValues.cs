using Alerts.Matching.Index;

namespace Alerts.Matching.Scoring;

/// <summary><see cref="ScoreModel.OfMention"/> for every case there is, in a table: it is asked for every place of every keyword.</summary>
internal static class MentionValues
{
    private const int Fields = 6;
    private const int Forms = 8;
    private const int Edges = 8;

    private static readonly int[] OneWord = Table(oneWord: true);
    private static readonly int[] Words = Table(oneWord: false);

    /// <summary>The values of a keyword of so many words.</summary>
    public static int[] Of(int words) => words == 1 ? OneWord : Words;

    /// <summary>Where the value of a mention stands.</summary>
    /// <param name="field">The field.</param>
    /// <param name="form">How the keyword stands there.</param>
    /// <param name="loose">Whether the words there are not the keyword's own.</param>
    /// <param name="first">What stands beside the first word.</param>
    /// <param name="last">What stands beside the last word.</param>
    public static int At(PaperField field, HitForm form, bool loose, TermEdge first, TermEdge last) =>
        (((((int)field * Forms) + (int)form) * 2) + (loose ? 1 : 0)) * Edges
        + (int)((first & (TermEdge.JoinedBefore | TermEdge.Unspaced)) | (last & TermEdge.JoinedBehind));

    private static int[] Table(bool oneWord)
    {
        var table = new int[Fields * Forms * 2 * Edges];
        foreach (var field in Enum.GetValues<PaperField>())
        {
            foreach (var form in Enum.GetValues<HitForm>())
            {
                for (var edges = TermEdge.None; (int)edges < Edges; edges++)
                {
                    var alone = (edges & TermEdge.Unspaced) != 0 || edges == TermEdge.None;
                    table[At(field, form, loose: false, edges, edges)] = ScoreModel.OfMention(field, form, loose: false, alone, oneWord);
                    table[At(field, form, loose: true, edges, edges)] = ScoreModel.OfMention(field, form, loose: true, alone, oneWord);
                }
            }
        }

        return table;
    }
}
