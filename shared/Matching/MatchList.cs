using System.Collections;
using Alerts.Matching.Scoring;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>The matches of a profile, best first, made when first asked for.</summary>
internal sealed class MatchList(PaperIndex index, KeywordProfile profile, ScoredPaper[] best) : IReadOnlyList<Match>
{
    private Match?[]? _matches;

    /// <inheritdoc/>
    public int Count => best.Length;

    /// <inheritdoc/>
    public Match this[int index] => (_matches ??= new Match?[best.Length])[index] ??= Make(best[index]);

    /// <inheritdoc/>
    public IEnumerator<Match> GetEnumerator()
    {
        for (var i = 0; i < best.Length; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Match Make(ScoredPaper scored) => new(index.Papers[scored.Paper], scored.Hundredths / 100.0, new HitList(index, profile, scored.Paper));
}
