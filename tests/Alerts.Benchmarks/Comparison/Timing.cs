using Alerts.Benchmarks.Peers;
using Alerts.Benchmarks.Workload;

namespace Alerts.Benchmarks.Comparison;

/// <summary>How long a peer took for a number of profiles, in processor time.</summary>
/// <param name="Seconds">The matching alone, for all profiles.</param>
/// <param name="PrepareSeconds">Reading the profiles, for all.</param>
/// <param name="Found">The papers found.</param>
/// <param name="BytesPerProfile">What matching allocated, by profile.</param>
/// <param name="Measured">How many of the profiles were really matched; the time of the others is in proportion.</param>
internal sealed record Timing(double Seconds, double PrepareSeconds, long Found, double BytesPerProfile, int Measured)
{
    /// <summary>So many profiles are in memory at once: as the app does, profiles are streamed.</summary>
    private const int Chunk = 5_000;

    /// <summary>Runs a peer as often as it can be done in the time, each time as new, and once at least; the best times count.</summary>
    public static Timing BestOf(Func<IPeer> peer, IEnumerable<ProfileText> profiles, int count, TimeSpan limit, int chunkSize = Chunk)
    {
        var start = ProcessorTime.Now;
        var best = Of(peer(), profiles, count, limit, chunkSize);
        for (var run = ProcessorTime.Since(start); ProcessorTime.Since(start) + run < limit && best.Measured == count;)
        {
            var again = Of(peer(), profiles, count, limit, chunkSize);
            best = best with { Seconds = Math.Min(best.Seconds, again.Seconds), PrepareSeconds = Math.Min(best.PrepareSeconds, again.PrepareSeconds) };
        }

        return best;
    }

    /// <summary>Runs a peer over profiles, chunk by chunk, until all are done or the time is over.</summary>
    public static Timing Of(IPeer peer, IEnumerable<ProfileText> profiles, int count, TimeSpan limit, int chunkSize = Chunk)
    {
        // What earlier runs left is not this one's to clean up.
        GC.Collect();
        var (match, prepare, found, bytes, measured) = (TimeSpan.Zero, TimeSpan.Zero, 0L, 0L, 0);
        foreach (var chunk in profiles.Chunk(chunkSize))
        {
            var start = ProcessorTime.Now;
            var prepared = peer.Prepare(chunk);
            prepare += ProcessorTime.Since(start);

            var before = GC.GetAllocatedBytesForCurrentThread();
            start = ProcessorTime.Now;
            found += prepared.Match();
            match += ProcessorTime.Since(start);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            measured += chunk.Length;
            if (match + prepare > limit)
            {
                break;
            }
        }

        var scale = (double)count / measured;
        return new Timing(match.TotalSeconds * scale, prepare.TotalSeconds * scale, (long)(found * scale), (double)bytes / measured, measured);
    }
}
