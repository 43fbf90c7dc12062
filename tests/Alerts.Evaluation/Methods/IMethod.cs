using Alerts.Papers;

namespace Alerts.Evaluation.Methods;

/// <summary>A way to find the papers of a keyword list.</summary>
internal interface IMethod
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>Prepares for papers.</summary>
    IFinder Over(IReadOnlyList<Paper> papers);
}

/// <summary>Finds papers of one collection.</summary>
internal interface IFinder
{
    /// <summary>The papers found, by index, best first; equal ones in the order of the papers.</summary>
    IReadOnlyList<int> Find(IReadOnlyList<string> keywords);
}

/// <summary>Finders that give every paper a score by counting a keyword in its text.</summary>
internal sealed class CountingFinder(int papers, Func<string, Func<int, int>> count) : IFinder
{
    /// <summary>More keywords before more occurrences.</summary>
    public IReadOnlyList<int> Find(IReadOnlyList<string> keywords)
    {
        var scores = new double[papers];
        foreach (var occurrences in keywords.Select(count))
        {
            for (var paper = 0; paper < papers; paper++)
            {
                var found = occurrences(paper);
                scores[paper] += found == 0 ? 0 : 1 + (found / 1000.0);
            }
        }

        return [.. Enumerable.Range(0, papers).Where(paper => scores[paper] > 0).OrderByDescending(paper => scores[paper])];
    }
}
