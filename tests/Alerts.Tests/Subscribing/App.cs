using Alerts.Functions.Hosts.Local;
using Alerts.Links;
using Alerts.Profiles;
using Alerts.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Subscribing;

/// <summary>The app with all its functions, on a free port and in a storage account of its own.</summary>
public sealed class App : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alerts-app-").FullName;
    private LocalHost? _host;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public IServiceProvider Services => _host!.Services;

    public ProfileStore Profiles => Services.GetRequiredService<ProfileStore>();

    internal LinkTokens Tokens => Services.GetRequiredService<LinkTokens>();

    public string MailFolder => Path.Combine(_folder, "mails");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await LocalHost.StartAsync(
            new LocalHostOptions
            {
                Port = 0,
                RunTimers = false,
                Folder = _folder,
                ReadEnvironment = false,
                LogToConsole = false,
                Settings = new Dictionary<string, string?>
                {
                    ["AzureWebJobsStorage"] = await Azurite.NewAccountAsync(),
                    ["Mail__Folder"] = MailFolder,
                    ["Site__Url"] = "https://alerts.example.org",
                },
            },
            Cancellation);
        Client.BaseAddress = _host.Url;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Adds a subscriber straight to the store.</summary>
    public async Task<Subscriber> AddAsync(SubscriberState state = SubscriberState.Active, string? address = null) =>
        (await Profiles.AddAsync(
            new Subscriber
            {
                Id = Subscriber.NewId(),
                Address = address ?? $"reader-{Guid.NewGuid():n}@example.org",
                State = state,
                Keywords = ["graph neural networks"],
                Version = 1,
            },
            Cancellation)).Subscriber;

    public async Task<Subscriber?> ReadAsync(Subscriber subscriber) => await Profiles.FindAsync(subscriber.Id, Cancellation);
}
