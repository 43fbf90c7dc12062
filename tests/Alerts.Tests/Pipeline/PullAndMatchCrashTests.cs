using System.Collections.Concurrent;
using Alerts.Delivery;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Storage;
using Azure.Core.Pipeline;

namespace Alerts.Pipeline;

/// <summary>
/// The process dies at every single write of a day's pull and match, before it and after it, or loses the answer; then it is started
/// again. Whatever the write: no paper is lost, none is filed twice for anybody.
/// </summary>
public sealed class PullAndMatchCrashTests
{
    private const int AtOnce = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_write_the_process_dies_at_every_paper_reaches_everybody_once()
    {
        var writes = await CountWritesAsync();

        await ForEveryWriteAsync(writes, Enum.GetValues<StorageFault>(), async (fault, write) =>
        {
            await using var world = await World.NewAsync();
            var faults = new StorageFaults(fault, write);
            await world.LiveAsync(faults);

            world.Rig.Time.Advance(PullLease.Duration);
            await world.LiveAsync(null);

            await world.CheckAsync();
            return faults.Happened;
        });
    }

    [Fact]
    public async Task A_paper_claimed_before_the_death_is_not_lost_when_its_source_is_silent_at_the_next_start()
    {
        var writes = await CountWritesAsync();

        await ForEveryWriteAsync(writes, [StorageFault.DieAfter], async (fault, write) =>
        {
            await using var world = await World.NewAsync();
            var faults = new StorageFaults(fault, write);
            await world.LiveAsync(faults);

            world.Rig.Time.Advance(PullLease.Duration);
            world.Hf.Trouble = world.Arxiv.Trouble = SourceOutcome.Refused;
            await world.LiveAsync(null);

            world.Rig.Time.Advance(TimeSpan.FromHours(12));
            world.Hf.Trouble = world.Arxiv.Trouble = null;
            await world.LiveAsync(null);

            await world.CheckAsync();
            return faults.Happened;
        });
    }

    private static async Task<int> CountWritesAsync()
    {
        await using var world = await World.NewAsync();
        var counting = new StorageFaults(StorageFault.DieBefore, int.MaxValue);
        await world.LiveAsync(counting);
        await world.CheckAsync();
        return counting.Writes;
    }

    private static async Task ForEveryWriteAsync(int writes, StorageFault[] faults, Func<StorageFault, int, Task<bool>> run)
    {
        Assert.InRange(writes, 20, 100);
        var failures = new ConcurrentQueue<string>();
        var cases = from fault in faults from write in Enumerable.Range(1, writes) select (fault, write);
        await Parallel.ForEachAsync(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (@case, _) =>
            {
                try
                {
                    if (!await run(@case.fault, @case.write))
                    {
                        failures.Enqueue($"{@case}: the fault never happened");
                    }
                }
                catch (Exception e) when (!Cancellation.IsCancellationRequested)
                {
                    failures.Enqueue($"{@case}: {e}");
                }
            });
        Assert.Empty(failures);
    }

    /// <summary>
    /// A storage account at the morning of the day under test: one paper is known from the day before. During the day it gains a source
    /// and a category, and two more come.
    /// </summary>
    private sealed class World : IAsyncDisposable
    {
        private World(PipelineRig rig, ScriptedSource hf, ScriptedSource arxiv) => (Rig, Hf, Arxiv) = (rig, hf, arxiv);

        public PipelineRig Rig { get; }

        public ScriptedSource Hf { get; }

        public ScriptedSource Arxiv { get; }

        private Subscriber Everything { get; set; } = null!;

        private Subscriber ArxivOnly { get; set; } = null!;

        private Subscriber CategoryOnly { get; set; } = null!;

        public static async Task<World> NewAsync()
        {
            var (hf, arxiv) = (new ScriptedSource("hf"), new ScriptedSource("arxiv"));
            hf.Lists(PipelineRig.Day, PipelineRig.A("2608.00001", "Graphs and papers"));
            var world = new World(await PipelineRig.NewAsync(hf, arxiv), hf, arxiv);
            var rig = world.Rig;
            world.Everything = await rig.SubscribeAsync("a@example.org", "papers", id: $"10{1:x30}");
            world.ArxivOnly = await rig.SubscribeAsync("b@example.org", "papers", new() { Sources = ["arxiv"] }, $"10{2:x30}");
            world.CategoryOnly = await rig.SubscribeAsync("c@example.org", "papers", new() { Categories = ["cs.*"] }, $"90{3:x30}");
            await rig.PullAndMatchAsync();

            var next = PipelineRig.Day.AddDays(1);
            hf.Lists(next, PipelineRig.A("2608.00002", "Trees and papers"));
            arxiv.Lists(next, PipelineRig.A("2608.00001", "Graphs and papers", "cs.LG"), PipelineRig.A("2608.00003", "Woods and papers", "math.CO"));
            rig.Time.Advance(TimeSpan.FromDays(1));
            return world;
        }

        /// <summary>One process: the timer fires, the queue is answered, the sweep rings for what was not heard, the queue is answered.</summary>
        public async Task LiveAsync(HttpPipelinePolicy? faults)
        {
            var process = Rig.Restart(faults);
            try
            {
                await process.Pulls.PullAsync(Cancellation);
                await process.AnswerMatchQueueAsync();
                await process.Bell.RingOpenBatchesAsync(Cancellation);
                await process.AnswerMatchQueueAsync();
            }
            catch (ProcessDiedException)
            {
                // What a test is about.
            }
        }

        public async Task CheckAsync()
        {
            Assert.Equal(["2608.00001", "2608.00002", "2608.00003"], await Rig.FiledAsync(Everything));
            Assert.Equal(["2608.00001", "2608.00003"], await Rig.FiledAsync(ArxivOnly));
            Assert.Equal(["2608.00001"], await Rig.FiledAsync(CategoryOnly));
            Assert.DoesNotContain(await Rig.AllBatchesAsync(), batch => batch.State is BatchState.Pulling or BatchState.Queued);
            await CheckAlertsAsync(Everything);
            await CheckAlertsAsync(ArxivOnly);
            await CheckAlertsAsync(CategoryOnly);
        }

        public ValueTask DisposeAsync() => Rig.DisposeAsync();

        /// <summary>What is filed is also listed in an alert: it will be mailed.</summary>
        private async Task CheckAlertsAsync(Subscriber subscriber)
        {
            await foreach (var filed in Rig.Get<MatchStore>().ListAsync(subscriber.Id, Cancellation))
            {
                var alert = await Rig.Get<AlertStore>().FindAsync(filed.Slot, subscriber.Id, Cancellation);
                Assert.Contains(filed.Batch, alert!.Batches);
            }
        }
    }
}
