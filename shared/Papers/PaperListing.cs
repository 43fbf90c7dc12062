using System.Globalization;

namespace Alerts.Papers;

/// <summary>What sources list now, for a person who asks.</summary>
/// <param name="Papers">The papers, merged over the sources.</param>
/// <param name="Summary">One line when something is worth saying beside the papers: nothing listed, entries left out; else null.</param>
/// <param name="Problem">Why there are no papers, in one line; null when all is well.</param>
public sealed record PaperListingResult(IReadOnlyList<Paper> Papers, string? Summary, string? Problem);

/// <summary>Reads what the sources of a text such as <c>hf arxiv:cs.CL</c> list now, without any storage.</summary>
public sealed class PaperListing(PaperSourceFactory factory, TimeProvider time)
{
    /// <summary>
    /// Reads the latest listing of every source. One that fails fails the whole. Throws <see cref="FormatException"/> for a text
    /// that names no sources.
    /// </summary>
    public async Task<PaperListingResult> ReadAsync(string sources, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        List<SourceDay> days = [];
        foreach (var source in factory.Create(sources))
        {
            var day = await ReadLatestAsync(source, today, cancellationToken);
            if (day.Failed)
                return new PaperListingResult([], null, day.Detail ?? $"{source.Name} gave no papers.");
            days.Add(day);
        }

        return new PaperListingResult(PaperMerger.MergeAll(days.SelectMany(day => day.Papers)), Summarise(days), null);
    }

    /// <summary>The latest day of any source that lists something.</summary>
    public static async Task<SourceDay> ReadLatestAsync(IPaperSource source, DateOnly today, CancellationToken cancellationToken)
    {
        if (source is ILatestListing latest)
            return await latest.ReadLatestAsync(today, cancellationToken);

        var days = await source.ReadAsync(new PullWindow(today, null), cancellationToken);
        return days.LastOrDefault(day => day.Outcome is SourceOutcome.Listed)
            ?? (days.Count > 0 ? days[^1] : new SourceDay(today, SourceOutcome.Empty));
    }

    private static string? Summarise(List<SourceDay> days)
    {
        var empty = days.Where(day => day.Outcome is SourceOutcome.Empty).Select(day => day.Detail).OfType<string>();
        var skipped = days.SelectMany(day => day.Skipped).ToList();
        var left = skipped.Count switch
        {
            0 => [],
            1 => [$"One entry was left out: {skipped[0].Entry}: {skipped[0].Reason}."],
            _ => new[] { string.Create(CultureInfo.InvariantCulture, $"{skipped.Count} entries were left out; the first: {skipped[0].Entry}: {skipped[0].Reason}.") },
        };
        var summary = string.Join(' ', empty.Concat(left));
        return summary.Length == 0 ? null : summary;
    }
}
