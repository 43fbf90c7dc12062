using Alerts.Delivery;
using Alerts.Functions.Hosts.Local;
using Alerts.Functions.Hosts.Local.Azurite;
using Alerts.Matching;
using Alerts.Papers;
using Alerts.Pipeline;
using Alerts.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Functions.Commands.Demo;

/// <summary>
/// One day through the real functions, queues and tables, in a store of its own that is gone afterwards. Only the clock is
/// put forward, from one delivery hour to the next.
/// </summary>
internal static class DemoDay
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(8);
    private static readonly string[] Steps = [Queues.Match, Queues.Send];

    /// <summary>Lives through the day.</summary>
    /// <param name="papers">The source as the person named it; null for Hugging Face, or the sample day where it cannot be reached.</param>
    /// <param name="readProfiles">Reads the profiles, while the store starts.</param>
    /// <param name="mailFolder">Where the mails go.</param>
    /// <param name="progress">Told the number of profiles done.</param>
    /// <param name="cancellationToken">Ends the day.</param>
    public static async Task<DemoReport> RunAsync(
        string? papers,
        Func<Task<IReadOnlyList<DemoProfile>>> readProfiles,
        string mailFolder,
        WorkProgress progress,
        CancellationToken cancellationToken)
    {
        var starting = AzuriteProcess.StartAsync(new() { Say = Console.Error.WriteLine }, cancellationToken);
        IReadOnlyList<DemoProfile> profiles;
        try
        {
            profiles = await readProfiles();
        }
        catch
        {
            await (await starting).DisposeAsync();
            throw;
        }

        await using var azurite = await starting;
        var clock = new ShiftedClock();
        await using var host = await LocalHost.StartAsync(
            Options(azurite, mailFolder) with
            {
                Configure = services => services
                    .AddSingleton<TimeProvider>(clock)
                    .AddSingleton(provider => Sources(provider.GetRequiredService<PaperSourceFactory>(), papers)),
            },
            cancellationToken);

        var sources = host.Services.GetRequiredService<IReadOnlyList<IPaperSource>>();
        progress.Total = profiles.Count * 2;
        await AddAsync(host, profiles, clock, progress, cancellationToken);
        await host.FireAsync(nameof(PullPapers), cancellationToken);
        var batch = await BatchAsync(host, cancellationToken);
        await SettleAsync(host, cancellationToken);
        await DeliverAsync(host, clock, cancellationToken);
        return new(batch, sources.OfType<SampleInstead>().FirstOrDefault()?.Reason, await ResultsAsync(host, batch, profiles, progress, cancellationToken));
    }

    private static LocalHostOptions Options(AzuriteProcess azurite, string mailFolder) => new()
    {
        Port = null,
        RunTimers = false,
        ReadEnvironment = true,
        LogToConsole = false,
        Folder = mailFolder,
        Settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString(StorageAccount.Development),
            ["Mail__Sender"] = "Folder",
            ["Mail__Folder"] = mailFolder,

            // What fails is tried again at once: nobody wants to watch it wait.
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:00",
        },
    };

    private static IReadOnlyList<IPaperSource> Sources(PaperSourceFactory factory, string? papers)
    {
        if (papers is null)
        {
            return [new SampleInstead(factory.Create(SourceNames.HuggingFace)[0])];
        }

        var path = File.Exists(papers) || Directory.Exists(papers);
        return factory.TryCreate(path ? $"\"{papers}\"" : papers, out var sources, out var error)
            ? sources
            : throw new CommandException($"--papers: {error}", ExitCodes.WrongUse);
    }

    private static Task AddAsync(
        LocalHost host, IReadOnlyList<DemoProfile> profiles, ShiftedClock clock, WorkProgress progress, CancellationToken cancellationToken)
    {
        var store = host.Services.GetRequiredService<ProfileStore>();
        return Parallel.ForEachAsync(
            profiles,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (profile, stop) =>
            {
                await store.AddAsync(profile.Subscriber with { Created = clock.GetUtcNow() }, stop);
                progress.Add();
            });
    }

    private static async Task<Batch> BatchAsync(LocalHost host, CancellationToken cancellationToken)
    {
        Batch? last = null;
        await foreach (var batch in host.Services.GetRequiredService<BatchStore>().SinceAsync(DateTimeOffset.UnixEpoch, cancellationToken))
        {
            last = batch;
        }

        return last switch
        {
            null => throw new CommandException("Nothing was pulled."),
            { State: BatchState.Failed } => throw new CommandException(Failure(last)),
            _ => last,
        };
    }

    private static string Failure(Batch batch)
    {
        var source = batch.Sources.First(report => report.Failed);
        var day = source.Days.First(report => report.Outcome is SourceOutcome.Refused or SourceOutcome.Unreachable or SourceOutcome.Unreadable);
        return $"The source {source.Source} gave nothing ({day.Outcome.ToString().ToLowerInvariant()}): {day.Detail}";
    }

    /// <summary>Puts the clock forward from one delivery slot to the next, and lets the sweep ring for each.</summary>
    private static async Task DeliverAsync(LocalHost host, ShiftedClock clock, CancellationToken cancellationToken)
    {
        var slots = host.Services.GetRequiredService<SlotStore>();
        for (var last = DateTimeOffset.MinValue; ;)
        {
            List<DateTimeOffset> due = [];
            await foreach (var (slot, _) in slots.ListDueAsync(clock.GetUtcNow() + LongestWait, cancellationToken))
            {
                due.Add(slot.Due);
            }

            // A slot that stays was refused by the sender; the summary tells.
            var next = due.Where(time => time > last).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            if (next == DateTimeOffset.MaxValue)
            {
                return;
            }

            last = next;
            clock.AdvanceTo(next);
            await host.FireAsync(nameof(SweepAlerts), cancellationToken);
            await SettleAsync(host, cancellationToken);
        }
    }

    private static async Task SettleAsync(LocalHost host, CancellationToken cancellationToken)
    {
        await host.WhenIdleAsync(Steps, cancellationToken);
        if (host.Queues.FirstOrDefault(listener => listener.LastFailure is not null) is { } failed)
        {
            throw new CommandException($"{failed.Function} failed: {failed.LastFailure!.Message}", failed.LastFailure);
        }
    }

    private static async Task<IReadOnlyList<DemoResult>> ResultsAsync(
        LocalHost host, Batch batch, IReadOnlyList<DemoProfile> profiles, WorkProgress progress, CancellationToken cancellationToken)
    {
        var stored = await host.Services.GetRequiredService<PaperStore>().ReadBatchAsync(batch.Id, cancellationToken);
        var papers = stored.ToDictionary(paper => paper.Paper.Id, paper => paper.Paper, StringComparer.Ordinal);
        var matches = host.Services.GetRequiredService<MatchStore>();
        var alerts = host.Services.GetRequiredService<AlertStore>();
        var results = new DemoResult[profiles.Count];
        await Parallel.ForAsync(0, profiles.Count, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken }, async (i, stop) =>
        {
            var filed = await matches.FindAsync(profiles[i].Subscriber.Id, batch.Id, stop);
            results[i] = filed is null
                ? new(profiles[i], [], null)
                : new(
                    profiles[i],
                    [.. filed.Papers.Select(paper => new Match(papers[paper.PaperId], paper.Score, paper.Hits))],
                    await alerts.FindAsync(filed.Slot, filed.SubscriberId, stop));
            progress.Add();
        });
        return results;
    }
}
