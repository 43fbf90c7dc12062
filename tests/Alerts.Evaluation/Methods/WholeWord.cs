using System.Text.RegularExpressions;
using Alerts.Papers;

namespace Alerts.Evaluation.Methods;

/// <summary><c>\bkeyword\b</c>, whatever the case.</summary>
internal sealed class WholeWord : IMethod
{
    /// <inheritdoc />
    public string Name => "whole-word regex";

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers)
    {
        var texts = papers.Select(paper => $"{paper.Title}\n{paper.Abstract}").ToArray();
        return new CountingFinder(papers.Count, keyword =>
        {
            var regex = new Regex($@"\b{Regex.Escape(keyword)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            return paper => regex.Count(texts[paper]);
        });
    }
}
