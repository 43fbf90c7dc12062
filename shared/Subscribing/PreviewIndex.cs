using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Subscribing;

/// <summary>The last weeks' papers, indexed once and shared by all who try keywords on them.</summary>
/// <param name="Days">The days that were asked for, with their papers, oldest first.</param>
/// <param name="Indexed">How many papers the index holds: those of the days asked for and usually of the days before them.</param>
/// <param name="Matcher">Matches against all that are indexed.</param>
/// <param name="Advisor">Gives advice from all that are indexed.</param>
public sealed record PreviewPapers(
    IReadOnlyList<(DateOnly Day, IReadOnlyList<Paper> Papers)> Days, int Indexed, Matcher Matcher, ProfileAdvisor Advisor);

/// <summary>
/// Keeps one index of the last <see cref="AdviceDays"/> days, which serves every span of days, until there are newer papers. It is
/// built beside the requests; who asks before it is ready is served from the days they asked for alone.
/// </summary>
public sealed class PreviewIndex(RecentPapers recent, RarityStore rarity, TimeProvider time) : IDisposable
{
    /// <summary>The days that advice is computed from, back from the newest day.</summary>
    public const int AdviceDays = 30;

    /// <summary>Beyond this the oldest days are left out: indexing is bounded work.</summary>
    private const int MostPapers = 18_000;
    private const int MostKept = 4;

    /// <summary>A request waits so long for the large index before it makes do with a small one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Lock _starting = new();
    private readonly SemaphoreSlim _building = new(1, 1);
    private readonly Dictionary<string, PreviewPapers> _kept = new(StringComparer.Ordinal);
    private (string Key, Task<PreviewPapers> Index)? _month;
    private volatile bool _anySmall;

    /// <summary>The index of at least the last <paramref name="days"/> days that have papers.</summary>
    public async Task<PreviewPapers> GetAsync(int days, CancellationToken cancellationToken)
    {
        var listed = await recent.DaysAsync(cancellationToken);
        var month = Month(listed);
        try
        {
            var ready = await month.WaitAsync(Patience, time, cancellationToken);
            await ForgetSmallAsync(cancellationToken);
            return ready with { Days = [.. ready.Days.TakeLast(days)] };
        }
        catch (TimeoutException)
        {
            return await SmallAsync([.. listed.TakeLast(days)], cancellationToken);
        }
    }

    /// <summary>Ends when the large index is ready.</summary>
    public async Task WarmAsync(CancellationToken cancellationToken) =>
        await Month(await recent.DaysAsync(cancellationToken)).WaitAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _building.Dispose();

    /// <summary>The large index, ready or being built. Shared by all who wait for it, so it does not end with one of them.</summary>
    private Task<PreviewPapers> Month(IReadOnlyList<ListedDay> listed)
    {
        // Days without papers, or a source that was away for weeks, must not leave a preview with less than it may ask for.
        var within = listed.Count(day => day.Day > listed[^1].Day.AddDays(-AdviceDays));
        List<ListedDay> span = [.. listed.TakeLast(Math.Max(within, PreviewService.MostDays))];
        var key = Key(span);
        lock (_starting)
        {
            if (_month is not { } kept || kept.Key != key || kept.Index.IsFaulted)
            {
                _month = kept = (key, Task.Run(() => BuildAsync(span, CancellationToken.None), CancellationToken.None));
            }

            return kept.Index;
        }
    }

    private async Task<PreviewPapers> SmallAsync(List<ListedDay> listed, CancellationToken cancellationToken)
    {
        var key = Key(listed);
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
                _anySmall = true;
            }

            return index;
        }
        finally
        {
            _building.Release();
        }
    }

    /// <summary>Small indexes are worth nothing beside the large one.</summary>
    private async Task ForgetSmallAsync(CancellationToken cancellationToken)
    {
        if (!_anySmall)
        {
            return;
        }

        await _building.WaitAsync(cancellationToken);
        _kept.Clear();
        _anySmall = false;
        _building.Release();
    }

    private async Task<PreviewPapers> BuildAsync(List<ListedDay> listed, CancellationToken cancellationToken)
    {
        List<(DateOnly, IReadOnlyList<Paper>)> days = [];
        var count = 0;
        foreach (var day in Enumerable.Reverse(listed))
        {
            var papers = await recent.ReadAsync(day, cancellationToken);
            if (count + papers.Count > MostPapers && days.Count > 0)
            {
                break;
            }

            count += papers.Count;
            days.Insert(0, (day.Day, papers));
        }

        var latest = listed.SelectMany(day => day.Batches).Max(StringComparer.Ordinal);
        var snapshot = latest is null ? null : await rarity.FindAsync(latest, cancellationToken);
        var index = PaperIndex.Build(
            [.. days.SelectMany(day => day.Item2)], snapshot is null ? RarityStatistic.Empty : RarityStatistic.FromBytes(snapshot));
        return new(days, count, new Matcher(index), new ProfileAdvisor(index));
    }

    private static string Key(IEnumerable<ListedDay> listed) =>
        string.Join(';', listed.Select(day => $"{day.Day:O}={string.Join(',', day.Batches)}"));
}
