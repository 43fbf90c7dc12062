using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Subscribing;

/// <summary>The last days' papers, indexed once and shared by all who try keywords on them.</summary>
/// <param name="Days">The days with their papers, oldest first.</param>
/// <param name="Matcher">Matches against all of them.</param>
/// <param name="Advisor">Gives advice from them.</param>
public sealed record PreviewPapers(IReadOnlyList<(DateOnly Day, IReadOnlyList<Paper> Papers)> Days, Matcher Matcher, ProfileAdvisor Advisor);

/// <summary>Keeps one index per span of days, until there are newer papers.</summary>
public sealed class PreviewIndex(RecentPapers recent, RarityStore rarity) : IDisposable
{
    /// <summary>Beyond this the oldest days are left out: indexing is bounded work.</summary>
    private const int MostPapers = 12_000;
    private const int MostKept = 4;

    private readonly SemaphoreSlim _building = new(1, 1);
    private readonly Dictionary<string, PreviewPapers> _kept = new(StringComparer.Ordinal);

    /// <summary>The index of the last <paramref name="days"/> days that have papers.</summary>
    public async Task<PreviewPapers> GetAsync(int days, CancellationToken cancellationToken)
    {
        var listed = (await recent.DaysAsync(cancellationToken)).TakeLast(days).ToList();
        var key = string.Join(';', listed.Select(day => $"{day.Day:O}={string.Join(',', day.Batches)}"));
        await _building.WaitAsync(cancellationToken);
        try
        {
            if (!_kept.TryGetValue(key, out var index))
            {
                index = await BuildAsync(listed, cancellationToken);
                if (_kept.Count >= MostKept)
                {
                    _kept.Clear();
                }

                _kept[key] = index;
            }

            return index;
        }
        finally
        {
            _building.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _building.Dispose();

    private async Task<PreviewPapers> BuildAsync(List<ListedDay> listed, CancellationToken cancellationToken)
    {
        List<(DateOnly, IReadOnlyList<Paper>)> days = [];
        var count = 0;
        foreach (var day in Enumerable.Reverse(listed))
        {
            var papers = await recent.ReadAsync(day, cancellationToken);
            count += papers.Count;
            if (count > MostPapers && days.Count > 0)
            {
                break;
            }

            days.Insert(0, (day.Day, papers));
        }

        var latest = listed.SelectMany(day => day.Batches).Max(StringComparer.Ordinal);
        var snapshot = latest is null ? null : await rarity.FindAsync(latest, cancellationToken);
        var index = PaperIndex.Build(
            [.. days.SelectMany(day => day.Item2)], snapshot is null ? RarityStatistic.Empty : RarityStatistic.FromBytes(snapshot));
        return new(days, new Matcher(index), new ProfileAdvisor(index));
    }
}
