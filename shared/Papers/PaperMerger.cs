namespace Alerts.Papers;

/// <summary>
/// Makes one paper of what several sources, days and versions say about it. The result does not depend on the order in
/// which they come (docs/decisions/0102).
/// </summary>
public static class PaperMerger
{
    /// <summary>
    /// One paper an id, in the order of first mention. A paper known by its title alone joins the one with an id and the same title.
    /// </summary>
    public static IReadOnlyList<Paper> MergeAll(IEnumerable<Paper> papers)
    {
        var groups = new OrderedDictionary<string, List<Paper>>(StringComparer.Ordinal);
        foreach (var paper in papers)
        {
            if (groups.TryGetValue(paper.Id, out var group))
                group.Add(paper);
            else
                groups.Add(paper.Id, [paper]);
        }

        JoinByTitle(groups);
        return [.. groups.Values.Select(group => group.Count == 1 ? group[0] : Merge(group))];
    }

    /// <summary>One paper of several with the same id (or known by the same title). The group must not be empty.</summary>
    public static Paper Merge(IReadOnlyCollection<Paper> group)
    {
        // arXiv is where the paper is kept, so its fields lead; among equals the longer abstract is the later version's.
        var ordered = group
            .OrderBy(paper => TitleKey.IsTitle(paper.Id))
            .ThenBy(paper => paper.Id, StringComparer.Ordinal)
            .ThenByDescending(paper => paper.Categories.Count > 0)
            .ThenByDescending(paper => paper.Abstract.Length)
            .ThenBy(paper => PaperJson.ToLine(paper), StringComparer.Ordinal)
            .ToList();
        var lead = ordered[0];
        return lead with
        {
            Abstract = ordered.MaxBy(paper => paper.Abstract.Length)!.Abstract,
            Authors = ordered.MaxBy(paper => paper.Authors.Count)!.Authors,
            Categories = Union(ordered, paper => paper.Categories),
            Organizations = Union(ordered, paper => paper.Organizations),
            Sources = [.. Union(ordered, paper => paper.Sources).Order(StringComparer.Ordinal)],
            Day = ordered.Min(paper => paper.Day),
            Url = First(ordered, paper => paper.Url),
            PdfUrl = First(ordered, paper => paper.PdfUrl),
            HuggingFaceUrl = First(ordered, paper => paper.HuggingFaceUrl),
            CodeUrl = First(ordered, paper => paper.CodeUrl),
            ProjectUrl = First(ordered, paper => paper.ProjectUrl),
            Upvotes = ordered.Max(paper => paper.Upvotes),
            KeyPhrases = Union(ordered, paper => paper.KeyPhrases),
        };
    }

    private static void JoinByTitle(OrderedDictionary<string, List<Paper>> groups)
    {
        var titled = groups.Keys.Where(TitleKey.IsTitle).ToHashSet(StringComparer.Ordinal);
        if (titled.Count == 0 || titled.Count == groups.Count)
            return;

        // Of several ids with one title the least takes the text, whatever came first.
        var owners = groups.Values.SelectMany(group => group)
            .Where(paper => !TitleKey.IsTitle(paper.Id))
            .Select(paper => (Key: TitleKey.Of(paper.Title), paper.Id))
            .Where(pair => titled.Contains(pair.Key))
            .GroupBy(pair => pair.Key, pair => pair.Id, StringComparer.Ordinal);
        foreach (var owner in owners)
        {
            groups[owner.Min(StringComparer.Ordinal)!].AddRange(groups[owner.Key]);
            groups.Remove(owner.Key);
        }
    }

    private static IReadOnlyList<string> Union(List<Paper> papers, Func<Paper, IReadOnlyList<string>> items) =>
        [.. papers.SelectMany(items).Distinct(StringComparer.Ordinal)];

    private static string? First(List<Paper> papers, Func<Paper, string?> item) => papers.Select(item).FirstOrDefault(value => value is not null);
}
