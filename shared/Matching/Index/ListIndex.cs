using Alerts.Papers;

namespace Alerts.Matching.Index;

/// <summary>A person as printed on a paper.</summary>
/// <param name="Paper">The paper's place in the index.</param>
/// <param name="Item">The name's place among the authors.</param>
internal readonly record struct ListPlace(int Paper, int Item);

/// <summary>Authors by the words of their names, and papers by category.</summary>
internal sealed class ListIndex
{
    private readonly Dictionary<string, List<ListPlace>> _authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ListPlace>> _categories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<ListPlace>> _archives = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the lists of a paper.</summary>
    public void Add(int ordinal, Paper paper)
    {
        for (var i = 0; i < paper.Authors.Count; i++)
        {
            foreach (var word in PersonName.Words(paper.Authors[i]).Distinct())
            {
                Add(_authors, word, new(ordinal, i));
            }
        }

        for (var i = 0; i < paper.Categories.Count; i++)
        {
            var category = paper.Categories[i];
            Add(_categories, category, new(ordinal, i));
            Add(_archives, category.Split('.', 2)[0], new(ordinal, i));
        }
    }

    /// <summary>The authors whose name holds the word.</summary>
    public IReadOnlyList<ListPlace> Authors(string word) => _authors.TryGetValue(word, out var found) ? found : [];

    /// <summary>The papers in a category (<c>cs.CL</c>), or in an archive (<c>cs</c>, <c>cs.*</c>).</summary>
    public IReadOnlyList<ListPlace> Categories(string pattern)
    {
        var archive = pattern.EndsWith(".*", StringComparison.Ordinal) || !pattern.Contains('.', StringComparison.Ordinal);
        return (archive ? _archives : _categories).TryGetValue(archive ? pattern.Split('.')[0] : pattern, out var found) ? found : [];
    }

    private static void Add(Dictionary<string, List<ListPlace>> table, string key, ListPlace place) =>
        (table.TryGetValue(key, out var known) ? known : table[key] = []).Add(place);
}
