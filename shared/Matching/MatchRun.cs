using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>What a run came to.</summary>
/// <param name="Profiles">The profiles that were read.</param>
/// <param name="Matches">The matches that were written.</param>
/// <param name="Problems">The lines and keywords that could not be used.</param>
public readonly record struct MatchRunSummary(long Profiles, long Matches, long Problems);

/// <summary>
/// Matches a stream of profiles and writes the matches as JSON lines, profiles in input order: on all cores, in memory that does not grow with the number of profiles.
/// </summary>
/// <param name="index">The papers.</param>
/// <param name="options">Which matches are wanted.</param>
public sealed class MatchRun(PaperIndex index, MatchOptions options)
{
    private readonly Matcher _matcher = new(index);
    private readonly KeywordCache _keywords = new();

    /// <summary>Runs.</summary>
    /// <param name="profiles">JSON lines: <c>{"id"|"profile": …, "keywords": […]}</c>.</param>
    /// <param name="output">Takes the matches.</param>
    /// <param name="problem">Is told of every line and keyword that cannot be used, in order, one at a time.</param>
    /// <param name="progress">Is told how many profiles are done.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="InvalidDataException">The input is not lines of text.</exception>
    public async Task<MatchRunSummary> RunAsync(
        Stream profiles, Stream output, Action<string> problem, Action<long>? progress, CancellationToken cancellationToken)
    {
        var summary = default(MatchRunSummary);
        var underWay = new Queue<Task<Done>>();
        try
        {
            await foreach (var block in LineBlocks.ReadAsync(profiles, cancellationToken))
            {
                underWay.Enqueue(Task.Run(() => MatchBlock(block, cancellationToken), cancellationToken));
                if (underWay.Count > 2 * Environment.ProcessorCount)
                {
                    await WriteAsync(underWay.Dequeue());
                }
            }

            while (underWay.TryDequeue(out var block))
            {
                await WriteAsync(block);
            }
        }
        finally
        {
            // What is still under way when something failed is waited for, so that nothing outlives the run.
            await Task.WhenAll(underWay).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return summary;

        async Task WriteAsync(Task<Done> block)
        {
            using var done = await block;
            await output.WriteAsync(done.Lines.Written, cancellationToken);
            done.Problems.ForEach(problem);
            summary = new(summary.Profiles + done.Profiles, summary.Matches + done.Matches, summary.Problems + done.Problems.Count);
            progress?.Invoke(done.Profiles);
        }
    }

    private Done MatchBlock(LineBlock block, CancellationToken cancellationToken)
    {
        var done = new Done();
        var reader = new ProfileReader(_keywords);
        var rest = block.Bytes.Span;
        for (var number = block.FirstLine; !rest.IsEmpty; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            line = number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
            if (line.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            var read = reader.Read(line, number);
            done.Problems.AddRange(read.Problems);
            if (read.Profile is { } profile)
            {
                done.Profiles++;
                foreach (var match in _matcher.Match(profile, options))
                {
                    done.Matches++;
                    done.Lines.Write(profile.Id, match);
                }
            }
        }

        return done;
    }

    private sealed class Done : IDisposable
    {
        public MatchLines Lines { get; } = new();

        public List<string> Problems { get; } = [];

        public long Profiles { get; set; }

        public long Matches { get; set; }

        public void Dispose() => Lines.Dispose();
    }
}
