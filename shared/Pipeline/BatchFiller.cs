using Alerts.KeyPhrases;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Storage;
using Microsoft.Extensions.Logging;

namespace Alerts.Pipeline;

/// <summary>Fills an open batch: merges what the sources gave, claims what is new, adds key phrases, stores. Every step can be repeated.</summary>
public sealed partial class BatchFiller(
    StorageTables tables, PaperStore papers, RarityStore rarity, IKeyPhraseExtractor extractor, TimeProvider time, ILogger<BatchFiller> logger)
{
    /// <summary>Claims under way at once.</summary>
    private const int Parallelism = 16;

    /// <summary>A claim of a batch older than this is never taken over; far shorter than papers are kept.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromDays(30);

    /// <summary>Fills <paramref name="batch"/>.</summary>
    /// <param name="batch">The batch that is open.</param>
    /// <param name="readings">What the sources gave.</param>
    /// <param name="recent">The batches before it, oldest first.</param>
    /// <param name="cancellationToken">Ends the filling, maybe half way.</param>
    /// <returns>All papers of the batch, those of an earlier try included, and what was too large to store.</returns>
    public async Task<(IReadOnlyList<BatchPaper> Papers, IReadOnlyList<SkippedEntry> Skipped)> FillAsync(
        Batch batch, IReadOnlyList<SourceReading> readings, IReadOnlyList<Batch> recent, CancellationToken cancellationToken)
    {
        var listed = PaperMerger.MergeAll(readings.SelectMany(reading => reading.Papers));
        var (storable, tooLarge) = Sort(listed);
        var earlierTry = (await papers.ReadBatchAsync(batch.Id, cancellationToken)).ToDictionary(item => item.Paper.Id, StringComparer.Ordinal);
        var claimed = await ClaimAsync(batch, storable, earlierTry, cancellationToken);
        var skipped = await papers.PutAsync(batch.Id, await AddKeyPhrasesAsync(claimed, cancellationToken), cancellationToken);

        var all = await papers.ReadBatchAsync(batch.Id, cancellationToken);
        if (all.Count > 0)
        {
            await StoreRarityAsync(batch, all, recent, cancellationToken);
        }

        return (all, [.. tooLarge, .. skipped]);
    }

    private static (List<Paper> Storable, List<SkippedEntry> TooLarge) Sort(IReadOnlyList<Paper> listed)
    {
        List<Paper> storable = [];
        List<SkippedEntry> tooLarge = [];
        foreach (var paper in listed)
        {
            if (PaperStore.Problem(paper) is { } problem)
            {
                tooLarge.Add(new(paper.Id, problem));
            }
            else
            {
                storable.Add(paper);
            }
        }

        return (storable, tooLarge);
    }

    private async Task<IReadOnlyList<BatchPaper>> ClaimAsync(
        Batch batch, List<Paper> listed, Dictionary<string, BatchPaper> earlierTry, CancellationToken cancellationToken)
    {
        var lost = new LostClaims(papers, Batch.Prefix(time.GetUtcNow() - Trusted));
        var claims = new PaperClaims(tables, lost.IsLostAsync);
        var ours = new BatchPaper?[listed.Count];
        await Parallel.ForAsync(
            0,
            listed.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
            async (i, stop) =>
            {
                if (await claims.ClaimAsync(listed[i], batch.Id, stop) is { } claim)
                {
                    var known = earlierTry.GetValueOrDefault(listed[i].Id)?.Paper
                        ?? (claim.Previous is null ? null : (await papers.FindAsync(claim.Previous, listed[i].Id, stop))?.Paper);
                    ours[i] = new(Join(known, listed[i], claim.Known), claim.Before);
                }
            });
        return [.. ours.OfType<BatchPaper>()];
    }

    /// <summary>The paper with all that is known of it by now.</summary>
    private static Paper Join(Paper? known, Paper listed, PaperFilters filters)
    {
        var paper = known is null ? listed : PaperMerger.Merge([known, listed]);
        return paper with
        {
            Id = listed.Id,
            Sources = [.. paper.Sources.Union(filters.Sources, StringComparer.Ordinal)],
            Categories = [.. paper.Categories.Union(filters.Categories, StringComparer.Ordinal)],
            KeyPhrases = known?.KeyPhrases is { Count: > 0 } phrases ? phrases : listed.KeyPhrases,
        };
    }

    private async Task<IReadOnlyList<BatchPaper>> AddKeyPhrasesAsync(IReadOnlyList<BatchPaper> claimed, CancellationToken cancellationToken)
    {
        var bare = claimed.Where(item => item.Paper.KeyPhrases.Count == 0).Select(item => item.Paper).ToArray();
        if (bare.Length == 0)
        {
            return claimed;
        }

        try
        {
            var results = await extractor.ExtractAsync(bare, cancellationToken);
            foreach (var failed in results.Where(result => result.Error is not null))
            {
                Log.NoKeyPhrases(logger, failed.PaperId, failed.Extractor, failed.Error);
            }

            var phrases = results.ToDictionary(result => result.PaperId, result => result.Phrases, StringComparer.Ordinal);
            return [.. claimed.Select(item => phrases.TryGetValue(item.Paper.Id, out var found)
                ? item with { Paper = item.Paper with { KeyPhrases = found } }
                : item)];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Papers without key phrases are worth more than no papers.
            Log.ExtractorThrew(logger, e);
            return claimed;
        }
    }

    private async Task StoreRarityAsync(
        Batch batch, IReadOnlyList<BatchPaper> all, IReadOnlyList<Batch> recent, CancellationToken cancellationToken)
    {
        var before = RarityStatistic.Empty;
        foreach (var earlier in recent.Where(earlier => earlier.Id != batch.Id && earlier.Papers > 0).Reverse())
        {
            if (await rarity.FindAsync(earlier.Id, cancellationToken) is { } snapshot)
            {
                before = Read(snapshot, earlier.Id);
                break;
            }
        }

        // By the day of the pull: a listing day may be wrong, and one in the far future would push all others out of the window.
        var day = DateOnly.FromDateTime(batch.Started.UtcDateTime);
        Paper[] fresh = [.. all.Where(item => item.Before is null).Select(item => item.Paper)];
        await rarity.PutAsync(batch.Id, before.With(day, fresh).ToBytes(), cancellationToken);
    }

    private RarityStatistic Read(byte[] snapshot, string batch)
    {
        try
        {
            return RarityStatistic.FromBytes(snapshot);
        }
        catch (FormatException e)
        {
            Log.RarityUnreadable(logger, e, batch);
            return RarityStatistic.Empty;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(410, LogLevel.Warning, "No key phrases for {Paper} by {Extractor}: {Error}")]
        public static partial void NoKeyPhrases(ILogger logger, string paper, string extractor, string? error);

        [LoggerMessage(411, LogLevel.Error, "The extractor of key phrases threw; the papers go on without.")]
        public static partial void ExtractorThrew(ILogger logger, Exception exception);

        [LoggerMessage(412, LogLevel.Warning, "The rarity of batch {Batch} is of another version; counting begins anew.")]
        public static partial void RarityUnreadable(ILogger logger, Exception exception, string batch);
    }
}
