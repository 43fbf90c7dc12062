using Alerts.Delivery;
using Alerts.Functions.Hosts.Local;
using Alerts.Links;
using Alerts.Papers;
using Alerts.Pipeline;
using Alerts.Profiles;
using Alerts.Servers;
using Alerts.Subscribing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(App))]

namespace Alerts.Subscribing;

/// <summary>The app with all its functions, on a free port, in a storage account of its own, with three days of papers; started when first wanted.</summary>
public sealed class App : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alerts-app-").FullName;
    private readonly Lazy<Task<LocalHost>> _host;

    public App() => _host = new(StartAsync);

    public MailTrap Mails { get; } = new();

    internal static IReadOnlyList<Paper> Papers { get; } = SamplePapers();

    public async Task<ApiClient> ClientAsync() => new((await _host.Value).Url);

    /// <summary>Whether another mail to the address comes, now that all letters that were asked for are written.</summary>
    public async Task<bool> GetsMoreAsync(string address)
    {
        await (await _host.Value).WhenIdleAsync([Queues.Letters], TestContext.Current.CancellationToken);
        return Mails.HasMore(address);
    }

    public async Task<T> ServiceAsync<T>()
        where T : notnull => (await _host.Value).Services.GetRequiredService<T>();

    internal async Task<IReadOnlyList<string>> RoutesAsync(AuthorizationLevel level = AuthorizationLevel.Anonymous) =>
        [.. (await _host.Value).Functions.With<HttpTriggerAttribute>()
            .Where(function => function.Item2.AuthLevel == level)
            .SelectMany(function => function.Item2.Methods.Select(method => $"{method} /{function.Item2.Route}"))];

    public async Task<string> TokenAsync(LinkPurpose purpose, string subscriberId, string detail = "0") =>
        (await ServiceAsync<LinkTokens>()).Create(purpose, subscriberId, detail);

    /// <summary>Adds a subscriber straight to the store.</summary>
    public async Task<Subscriber> AddAsync(SubscriberState state = SubscriberState.Active, params string[] keywords) =>
        (await (await ServiceAsync<ProfileStore>()).AddAsync(
            new Subscriber
            {
                Id = Subscriber.NewId(),
                Address = Address(),
                State = state,
                Keywords = keywords.Length > 0 ? keywords : ["graph neural networks"],
                Version = 1,
            },
            TestContext.Current.CancellationToken)).Subscriber;

    /// <summary>Somebody new, and who talks to the API as them.</summary>
    public async Task<(ApiClient Owner, Subscriber Reader)> OwnerAsync()
    {
        var reader = await AddAsync();
        return ((await ClientAsync()).With(await TokenAsync(LinkPurpose.Session, reader.Id)), reader);
    }

    public async Task<Subscriber?> ReadAsync(Subscriber subscriber) =>
        await (await ServiceAsync<ProfileStore>()).FindAsync(subscriber.Id, TestContext.Current.CancellationToken);

    public async Task<Subscriber?> ChangeAsync(Subscriber subscriber, Func<Subscriber, Subscriber?> change) =>
        await (await ServiceAsync<ProfileStore>()).ChangeAsync(subscriber.Id, change, TestContext.Current.CancellationToken);

    /// <summary>An address nobody has.</summary>
    public static string Address() => $"reader-{Guid.NewGuid():n}@example.org";

    public async ValueTask DisposeAsync()
    {
        if (_host.IsValueCreated)
        {
            await (await _host.Value).DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<LocalHost> StartAsync()
    {
        var host = await LocalHost.StartAsync(
            new LocalHostOptions
            {
                Port = 0,
                RunTimers = false,
                Folder = _folder,
                ReadEnvironment = false,
                LogToConsole = false,
                Configure = services => services.AddSingleton<IMailSender>(Mails),
                Settings = new Dictionary<string, string?>
                {
                    ["AzureWebJobsStorage"] = await Azurite.NewAccountAsync(),
                    ["Mail__Folder"] = Path.Combine(_folder, "mails"),
                    ["Site__Url"] = "https://alerts.example.org",
                },
            },
            CancellationToken.None);
        await FillAsync(host.Services);
        return host;
    }

    private static async Task FillAsync(IServiceProvider services)
    {
        var batches = services.GetRequiredService<BatchStore>();
        var papers = services.GetRequiredService<PaperStore>();
        foreach (var day in Papers.GroupBy(paper => paper.Day))
        {
            var batch = new Batch
            {
                Id = Batch.NewId(DateTimeOffset.UtcNow.AddDays(-1 - (3 - (day.Key.Day - 17)))),
                State = BatchState.Done,
                Papers = day.Count(),
                Sources = [new("hf", day.Key, [new(day.Key, SourceOutcome.Listed, day.Count(), 0, null)])],
            };
            await papers.PutAsync(batch.Id, [.. day.Select(paper => new BatchPaper(paper, null))], CancellationToken.None);
            await batches.AddAsync(batch, CancellationToken.None);
        }
    }

    private static List<Paper> SamplePapers() =>
    [
        .. Enumerable.Range(17, 3).SelectMany(day => Enumerable.Range(1, 4).Select(number => new Paper
        {
            Id = $"2608.{day}{number:000}",
            Title = number % 2 == 0 ? $"Graph neural networks, note {day}-{number}" : $"A <b>study</b> of weather, note {day}-{number}",
            Abstract = "Rain falls. We predict it with message passing on a graph. The forecasts are good.",
            Authors = ["Ada Lovelace", "Mary Somerville"],
            Categories = number == 4 ? ["cs.CV"] : ["cs.LG"],
            Organizations = ["Royal \u202EInstitution\u0007"],
            Sources = ["hf"],
            Day = new DateOnly(2026, 8, day),
            Url = $"https://arxiv.org/abs/2608.{day}{number:000}",
            CodeUrl = number == 1 ? "javascript:alert(1)" : null,
            Upvotes = number,
            KeyPhrases = ["message passing", "rain forecasts"],
        })),
    ];
}
