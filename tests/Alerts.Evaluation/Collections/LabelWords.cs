using System.Text;
using Alerts.Evaluation.KeyPhrases;

namespace Alerts.Evaluation.Collections;

/// <summary>The form in which labels are the same: Unicode's compatibility form, lower case, hyphens as spaces, no plurals.</summary>
internal static class LabelWords
{
    /// <summary>The label's words with one space between.</summary>
    public static string Of(string label) => string.Join(
        ' ', PhraseStems.Words().Matches(label.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(word => Singular(word.Value)));

    /// <summary>A word without its plural ending, where it plainly has one.</summary>
    public static string Singular(string word) => word switch
    {
        { Length: < 4 } or [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        { Length: > 4 } and [.., 'i', 'e', 's'] => word[..^3] + "y",
        [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] => word[..^2],
        [.., 's'] => word[..^1],
        _ => word,
    };
}
