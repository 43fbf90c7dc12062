using System.Collections;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>The hits of a profile in a paper, looked up when first asked for: most matches are never reported.</summary>
internal sealed class HitList(PaperIndex index, KeywordProfile profile, int paper) : IReadOnlyList<Hit>
{
    private Hit[]? _hits;

    private Hit[] Hits => _hits ??= Find();

    /// <inheritdoc/>
    public int Count => Hits.Length;

    /// <inheritdoc/>
    public Hit this[int index] => Hits[index];

    /// <inheritdoc/>
    public IEnumerator<Hit> GetEnumerator() => ((IEnumerable<Hit>)Hits).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Hit[] Find()
    {
        List<(Hit Hit, int Order)> hits = [];
        for (var k = 0; k < profile.Keywords.Count; k++)
        {
            var keyword = profile.Keywords[k];
            if (keyword.Role is KeywordRole.Excluded)
            {
                continue;
            }

            foreach (var place in index.Resolve(keyword).PlacesIn(paper))
            {
                hits.Add((place.ToHit(index, keyword.Source), k));
            }
        }

        hits.Sort((a, b) =>
            a.Hit.Field != b.Hit.Field ? a.Hit.Field.CompareTo(b.Hit.Field)
            : a.Hit.Item != b.Hit.Item ? a.Hit.Item.CompareTo(b.Hit.Item)
            : a.Hit.Start != b.Hit.Start ? a.Hit.Start.CompareTo(b.Hit.Start)
            : a.Order.CompareTo(b.Order));
        return [.. hits.Select(h => h.Hit)];
    }
}
