using System.Collections.Concurrent;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>What a run came to.</summary>
/// <param name="Profiles">The profiles that were read.</param>
/// <param name="Matches">The matches that were written.</param>
/// <param name="Problems">The lines and keywords that could not be used.</param>
public readonly record struct MatchRunSummary(long Profiles, long Matches, long Problems);

/// <summary>
/// Matches a stream of profiles and writes the matches as JSON lines, profiles in input order: on all cores, in memory that grows
/// neither with the number of profiles nor with that of matches.
/// </summary>
/// <param name="index">The papers.</param>
/// <param name="options">Which matches are wanted.</param>
public sealed class MatchRun(PaperIndex index, MatchOptions options)
{
    /// <summary>So many bytes of matches a block may hold back until its turn to write comes.</summary>
    private const int MostBuffered = 1 << 20;

    /// <summary>So many profiles are matched together.</summary>
    private const int Together = 64;

    private readonly Matcher _matcher = new(index);
    private readonly KeywordCache _keywords = new();

    /// <summary>What a block needs while it is worked on, for the next block.</summary>
    private readonly ConcurrentBag<Desk> _desks = [];

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
        var work = new Work(output, problem, progress);
        var underWay = new Queue<Task>();
        var turn = Task.CompletedTask;
        try
        {
            await foreach (var block in LineBlocks.ReadAsync(profiles, cancellationToken))
            {
                var (own, next) = (turn, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                underWay.Enqueue(Task.Run(() => MatchBlockAsync(block, work, own, next, cancellationToken), CancellationToken.None));
                turn = next.Task;
                if (underWay.Count > 2 * Environment.ProcessorCount)
                {
                    await underWay.Dequeue();
                }
            }

            while (underWay.TryDequeue(out var block))
            {
                await block;
            }
        }
        finally
        {
            // What is still under way when something failed is waited for, so that nothing outlives the run.
            await Task.WhenAll(underWay).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            while (_desks.TryTake(out var desk))
            {
                desk.Lines.Dispose();
            }
        }

        return work.Summary;
    }

    /// <summary>Matches a block's profiles; what it finds waits for the block's turn, in a buffer of bounded size, and is written then.</summary>
    private async Task MatchBlockAsync(LineBlock block, Work work, Task turn, TaskCompletionSource next, CancellationToken cancellationToken)
    {
        try
        {
            using var _ = block;
            var desk = _desks.TryTake(out var free) ? free : new(new ProfileReader(_keywords), [], new MatchLines());
            var lines = desk.Lines;
            var reader = new BlockReader(block, desk.Reader);
            var matched = 0L;
            while (reader.Next(desk.Profiles, cancellationToken))
            {
                foreach (var (profile, matches) in desk.Profiles.Zip(_matcher.MatchAll(desk.Profiles, options)))
                {
                    foreach (var match in matches)
                    {
                        matched++;
                        lines.Write(profile.Id, match);
                        if (lines.Written.Length >= MostBuffered)
                        {
                            await turn;
                            await work.Output.WriteAsync(lines.Written, cancellationToken);
                            lines.Clear();
                        }
                    }
                }
            }

            await turn;
            await work.Output.WriteAsync(lines.Written, cancellationToken);
            work.Add(reader, matched);
            lines.Clear();
            _desks.Add(desk);
            next.SetResult();
        }
        catch
        {
            // The blocks behind this one have nothing to write after a gap.
            next.SetCanceled(CancellationToken.None);
            throw;
        }
    }

    private sealed record Desk(ProfileReader Reader, List<KeywordProfile> Profiles, MatchLines Lines);

    /// <summary>What the blocks share; each touches it in its turn only.</summary>
    private sealed class Work(Stream output, Action<string> problem, Action<long>? progress)
    {
        public Stream Output => output;

        public MatchRunSummary Summary { get; private set; }

        public void Add(BlockReader read, long matches)
        {
            read.Problems.ForEach(problem);
            Summary = new(Summary.Profiles + read.Profiles, Summary.Matches + matches, Summary.Problems + read.Problems.Count);
            progress?.Invoke(read.Profiles);
        }
    }

    /// <summary>The profiles of a block, one after the other.</summary>
    private sealed class BlockReader(LineBlock block, ProfileReader reader)
    {
        private long _number = block.FirstLine;
        private int _position;

        public List<string> Problems { get; } = [];

        public long Profiles { get; private set; }

        /// <summary>Reads the next profiles in the place of those before; false at the end of the block.</summary>
        public bool Next(List<KeywordProfile> profiles, CancellationToken cancellationToken)
        {
            profiles.Clear();
            while (profiles.Count < Together && Next(cancellationToken) is { } profile)
            {
                profiles.Add(profile);
            }

            return profiles.Count > 0;
        }

        /// <summary>The next profile; null at the end of the block.</summary>
        private KeywordProfile? Next(CancellationToken cancellationToken)
        {
            while (_position < block.Bytes.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var rest = block.Bytes[_position..];
                var end = rest.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                _position += end < 0 ? rest.Length : end + 1;
                var number = _number++;
                line = number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
                if (line.Trim(" \t\r"u8).IsEmpty)
                {
                    continue;
                }

                var read = reader.Read(line, number);
                Problems.AddRange(read.Problems);
                if (read.Profile is { } profile)
                {
                    Profiles++;
                    return profile;
                }
            }

            return null;
        }
    }
}
