using Alerts.Papers;

namespace Alerts.Evaluation.Methods;

/// <summary><c>keyword.lower() in text.lower()</c>, as most alert scripts have it.</summary>
internal sealed class Substring : IMethod
{
    /// <inheritdoc />
    public string Name => "substring";

    /// <inheritdoc />
    public IFinder Over(IReadOnlyList<Paper> papers)
    {
        var texts = papers.Select(paper => $"{paper.Title}\n{paper.Abstract}".ToLowerInvariant()).ToArray();
        return new CountingFinder(papers.Count, keyword =>
        {
            var wanted = keyword.ToLowerInvariant();
            return paper => Count(texts[paper], wanted);
        });
    }

    /// <summary>How often a string occurs, without overlaps.</summary>
    public static int Count(string text, string wanted)
    {
        var count = 0;
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + wanted.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }
}
