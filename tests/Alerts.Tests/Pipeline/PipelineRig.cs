using System.Text.Json;
using Alerts.Delivery;
using Alerts.KeyPhrases;
using Alerts.Papers;
using Alerts.Profiles;
using Alerts.Servers;
using Alerts.Storage;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alerts.Pipeline;

/// <summary>
/// Pull and match of one process on a storage account, registered as the app registers them; a second rig on the same account is the
/// process started again.
/// </summary>
internal sealed class PipelineRig : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 8, 19);
    public static readonly DateTimeOffset Start = new(Day, new(6, 0), TimeSpan.Zero);

    private readonly ServiceProvider _services;

    public PipelineRig(string account, FakeTimeProvider time, IReadOnlyList<IPaperSource> sources, int ranges = 2, HttpPipelinePolicy? faults = null)
    {
        (Account, Time, Sources) = (account, time, sources);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = account,
            ["Match:Ranges"] = $"{ranges}",
        }).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(sources)
            .AddStorage(configuration)
            .AddProfiles()
            .AddKeyPhrases(configuration)
            .AddDelivery(configuration)
            .AddPipeline(configuration);
        if (faults is not null)
        {
            services.AddSingleton(faults);
        }

        _services = services.BuildServiceProvider();
    }

    public string Account { get; }

    public FakeTimeProvider Time { get; }

    public IReadOnlyList<IPaperSource> Sources { get; }

    public PullService Pulls => Get<PullService>();

    public MatchService Matches => Get<MatchService>();

    public ProfileStore Profiles => Get<ProfileStore>();

    public BatchStore Batches => Get<BatchStore>();

    public PaperStore Papers => Get<PaperStore>();

    public BatchBell Bell => Get<BatchBell>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PipelineRig> NewAsync(params IPaperSource[] sources) =>
        new(await Azurite.NewAccountAsync(), new FakeTimeProvider(Start), sources);

    public static Paper A(string id, string title, params string[] categories) => new()
    {
        Id = id,
        Title = title,
        Abstract = $"We study {title.ToLowerInvariant()} and report what we find.",
        Categories = categories,
        Day = Day,
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The same account and clock in another process, in which something may go wrong.</summary>
    public PipelineRig Restart(HttpPipelinePolicy? faults = null) => new(Account, Time, Sources, faults: faults);

    public async Task<Subscriber> SubscribeAsync(string address, string keyword, DeliverySettings? delivery = null, string? id = null)
    {
        var (subscriber, _) = await Profiles.AddAsync(
            new Subscriber
            {
                Id = id ?? Subscriber.NewId(),
                Address = address,
                State = SubscriberState.Active,
                Keywords = [keyword],
                Delivery = (delivery ?? new()) with { Threshold = 0 },
            },
            Cancellation);
        return subscriber;
    }

    /// <summary>Answers what is on the match queue, as the Functions host would, until nothing is left.</summary>
    public async Task<int> AnswerMatchQueueAsync()
    {
        var queue = await Get<StorageQueues>().OpenAsync(Queues.Match, Cancellation);
        var answered = 0;
        while ((await queue.ReceiveMessageAsync(cancellationToken: Cancellation)).Value is { } message)
        {
            await Matches.MatchAsync(
                JsonSerializer.Deserialize(message.Body.ToString(), PipelineJson.Default.MatchMessage)!, Cancellation);
            try
            {
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancellation);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // The answer to the delete was lost and the client deleted again.
            }

            answered++;
        }

        return answered;
    }

    public async Task<Batch> PullAndMatchAsync()
    {
        var batch = await Pulls.PullAsync(Cancellation);
        await AnswerMatchQueueAsync();
        return (await Batches.FindAsync(batch!.Id, Cancellation))!;
    }

    /// <summary>All papers filed for a subscriber over all batches, sorted: a paper that is there twice is told twice.</summary>
    public async Task<string[]> FiledAsync(Subscriber subscriber)
    {
        var filed = await Get<MatchStore>().ListAsync(subscriber.Id, Cancellation).ToListAsync(Cancellation);
        return [.. filed.SelectMany(matches => matches.Papers).Select(paper => paper.PaperId).Order(StringComparer.Ordinal)];
    }

    /// <summary>The keys of all papers that are claimed: none of them is new again.</summary>
    public async Task<string[]> ClaimedAsync()
    {
        var table = await Get<StorageTables>().OpenAsync(TableNames.PaperIds, Cancellation);
        return [.. table.Query<TableEntity>(cancellationToken: Cancellation).Select(row => row.RowKey)];
    }

    public async Task<List<Batch>> AllBatchesAsync() =>
        await Batches.SinceAsync(Start.AddYears(-1), Cancellation).ToListAsync(Cancellation);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
