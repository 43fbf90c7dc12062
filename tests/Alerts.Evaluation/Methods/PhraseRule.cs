using System.Text;
using System.Text.RegularExpressions;
using Alerts.Evaluation.Collections;
using Alerts.Papers;

namespace Alerts.Evaluation.Methods;

/// <summary>What a phrase rule forgives beside case.</summary>
[Flags]
internal enum Folding
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A hyphen is a space.</summary>
    Hyphen = 1,

    /// <summary>A plural is its singular.</summary>
    Plural = 2,
}

/// <summary>The keyword's words, whole and in a row, after some folding.</summary>
internal sealed partial class PhraseRule(string name, Folding folding) : IMethod
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers)
    {
        var texts = papers.Select(paper => $"{Fold(paper.Title)}|{Fold(paper.Abstract)}").ToArray();
        return new CountingFinder(papers.Count, keyword =>
        {
            var wanted = Fold(keyword);
            return paper => wanted.Length > 2 ? Substring.Count(texts[paper], wanted) : 0;
        });
    }

    /// <summary>The words with one space before, between and behind them.</summary>
    private string Fold(string text)
    {
        var normal = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var words = (folding.HasFlag(Folding.Hyphen) ? Words() : HyphenatedWords()).Matches(normal)
            .Select(word => folding.HasFlag(Folding.Plural) ? LabelWords.Singular(word.Value) : word.Value);
        return " " + string.Join(' ', words) + " ";
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}+#]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\p{L}\p{Nd}+#]+(?:[-\u2010-\u2013][\p{L}\p{Nd}+#]+)*")]
    private static partial Regex HyphenatedWords();
}
