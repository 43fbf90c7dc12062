using Alerts.Functions.Hosts.Local.Azurite;
using Alerts.Functions.Hosts.Local.Functions;
using Alerts.Functions.Hosts.Local.Queues;
using Alerts.Functions.Hosts.Local.Timers;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alerts.Functions.Hosts.Local;

/// <summary>The app on a desk: the same function classes as in Azure, run by a small host of our own. See docs/decisions/0002-two-hosts.md.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication _app;
    private readonly AzuriteProcess? _azurite;

    internal LocalHost(WebApplication app, AzuriteProcess? azurite) => (_app, _azurite) = (app, azurite);

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The settings it runs with.</summary>
    public IConfiguration Settings => _app.Configuration;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The functions it runs.</summary>
    public FunctionCatalog Functions => Services.GetRequiredService<FunctionCatalog>();

    /// <summary>The timers that run by themselves.</summary>
    public IEnumerable<TimerListener> Timers => Services.GetServices<IHostedService>().OfType<TimerListener>();

    /// <summary>The queues it listens to.</summary>
    public IEnumerable<QueueListener> Queues => Services.GetServices<IHostedService>().OfType<QueueListener>();

    /// <summary>Builds and starts a host, with its Azurite where it needs one.</summary>
    /// <exception cref="LocalException">The host, its storage or its port is not as it must be.</exception>
    public static async Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        var settings = LocalHostBuilder.ReadSettings(options);
        var azurite = await DevelopmentStorage.EnsureAsync(
            settings[StorageOptions.Setting], Path.Combine(options.Folder, "azurite-data"), options.Say, cancellationToken);
        try
        {
            var host = new LocalHost(LocalHostBuilder.Build(options, settings), azurite);
            await host.StartAsync(options.Port, cancellationToken);
            return host;
        }
        catch when (azurite is not null)
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a timer function now and waits for its end.</summary>
    public Task FireAsync(string function, CancellationToken cancellationToken) =>
        Services.GetRequiredService<FunctionInvoker>().InvokeAsync(
            Functions.Find(function) ?? throw new ArgumentException($"There is no function {function}.", nameof(function)),
            "by hand",
            new Microsoft.Azure.Functions.Worker.TimerInfo(),
            request: null,
            cancellationToken);

    /// <summary>Waits until these queues hold nothing, hidden or visible, and nothing of theirs is being worked on.</summary>
    /// <param name="queues">Their names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WhenIdleAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken)
    {
        var listeners = Queues.Where(listener => queues.Contains(listener.Queue)).ToArray();
        while (true)
        {
            // What ends during the round may have sent something to a queue that was looked at before.
            var ended = listeners.Sum(listener => listener.Ended);
            var busy = await FirstBusyAsync(listeners, cancellationToken);
            if (busy is not null)
            {
                await busy.WhenLessAsync(IdlePause, cancellationToken);
            }
            else if (listeners.Sum(listener => listener.Ended) == ended)
            {
                return;
            }
        }
    }

    /// <summary>Waits until it is told to stop, or stops itself.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var stopping = new TaskCompletionSource();
        await using var own = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        await using var given = cancellationToken.Register(() => stopping.TrySetResult());
        await stopping.Task;
    }

    /// <summary>Stops in good order: no new work, what is under way comes to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static async Task<QueueListener?> FirstBusyAsync(IEnumerable<QueueListener> listeners, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
        {
            if (await listener.IsBusyAsync(cancellationToken))
            {
                return listener;
            }
        }

        return null;
    }

    private async Task StartAsync(int? port, CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (port is not null && e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await _app.DisposeAsync();
            throw new LocalException($"Port {port} is taken: stop what listens there, or choose another with --port.", e);
        }
        catch
        {
            await _app.DisposeAsync();
            throw;
        }
    }
}
