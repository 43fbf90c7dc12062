using System.Text.RegularExpressions;
using Alerts.Evaluation.Collections;
using Alerts.Papers;

namespace Alerts.Evaluation.Methods;

/// <summary>
/// All words of a keyword, hyphen and plural folded, in any order and anywhere in one sentence, or anywhere in the paper: no rule that
/// anybody would want, but a bound. What it does not find no rule that asks for a keyword's words can find.
/// </summary>
internal sealed partial class ScatteredWords(string name, bool inOneSentence) : IMethod
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers)
    {
        var texts = papers.Select(Stretches).ToArray();
        return new CountingFinder(papers.Count, keyword =>
        {
            var wanted = Words(keyword);
            return paper => wanted.Count > 0 ? texts[paper].Count(wanted.IsSubsetOf) : 0;
        });
    }

    private HashSet<string>[] Stretches(Paper paper) => inOneSentence
        ? [Words(paper.Title), .. Sentences().Split(paper.Abstract).Select(Words)]
        : [Words($"{paper.Title} {paper.Abstract}")];

    private static HashSet<string> Words(string text) => [.. LabelWords.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})")]
    private static partial Regex Sentences();
}
