using Alerts.Functions.Hosts.Local.Functions;
using Alerts.Functions.Hosts.Local.Http;
using Alerts.Functions.Hosts.Local.Inbox;
using Alerts.Functions.Hosts.Local.Queues;
using Alerts.Functions.Hosts.Local.Timers;
using Alerts.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Alerts.Functions.Hosts.Local;

/// <summary>Puts a <see cref="LocalHost"/> together.</summary>
internal static class LocalHostBuilder
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(15);

    /// <summary>The settings of a host: what the options give, and links that lead to its own port where nothing else is said.</summary>
    public static IConfigurationRoot ReadSettings(LocalHostOptions options)
    {
        Dictionary<string, string?> given = [];
        if (options.Port is > 0 and not LocalHostOptions.DefaultPort)
        {
            given["Site__Url"] = $"http://localhost:{options.Port}";
        }

        foreach (var (name, value) in options.Settings)
        {
            given[name] = value;
        }

        return Settings.Read(AppContext.BaseDirectory, given, options.ReadEnvironment);
    }

    /// <summary>Builds the host; nothing runs yet.</summary>
    public static WebApplication Build(LocalHostOptions options, IConfigurationRoot settings)
    {
        var host = HostJson.Read(Path.Combine(AppContext.BaseDirectory, "host.json"), settings);
        var catalog = FunctionCatalog.Of(options.FunctionTypes);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "Alerts", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(settings);
        Listen(builder, options.Port);
        Log(builder.Logging, host, options.LogToConsole);
        AddServices(builder.Services, options, settings, host, catalog);

        var app = builder.Build();
        var keys = app.Services.GetRequiredService<FunctionKeys>();
        var invoker = app.Services.GetRequiredService<FunctionInvoker>();
        app.UseRouting();
        app.MapFunctions(catalog, invoker, keys, host.RoutePrefix);
        app.MapInbox(app.Services.GetRequiredService<InboxFolder>());
        app.MapAdmin(catalog, invoker, keys, app.Lifetime);
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, int? port)
    {
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            switch (port)
            {
                case 0 or null:
                    kestrel.Listen(System.Net.IPAddress.Loopback, 0);
                    break;
                case { } fixedPort:
                    kestrel.ListenLocalhost(fixedPort);
                    break;
            }
        });
    }

    private static void Log(ILoggingBuilder logging, HostJson host, bool toConsole)
    {
        // The web server's own lines say nothing that ours do not.
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // That a desk's key ring is not encrypted at rest is no news.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Why a start failed is told once, in one line, by whoever started it.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        foreach (var (category, text) in host.LogLevels)
        {
            if (Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level))
            {
                logging.AddFilter(category.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : category, level);
            }
        }

        if (toConsole)
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
    }

    private static void AddServices(
        IServiceCollection services, LocalHostOptions options, IConfiguration settings, HostJson host, FunctionCatalog catalog)
    {
        services.AddRouting();
        services.Configure<HostOptions>(hosting => hosting.ShutdownTimeout = ShutdownTimeout);
        options.Configure(services);
        services.TryAddSingleton(ShiftedClock.Of(settings[ShiftedClock.Setting.Replace("__", ":", StringComparison.Ordinal)]));
        services.AddAlerts(settings);
        services.AddHostTelemetry(settings, requests: true);
        services.Replace(ServiceDescriptor.Singleton<IQueueSender, RingingQueueSender>());
        services.AddSingleton(host);
        services.AddSingleton(catalog);
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<QueueBell>();
        services.AddSingleton<RawQueues>();
        services.AddSingleton<InboxFolder>();
        services.AddSingleton(_ => FunctionKeys.Read(settings, Path.Combine(options.Folder, "keys.json")));
        services.AddSingleton(_ => new ScheduleStore(Path.Combine(options.Folder, "timers")));

        // One listener a function; AddHostedService would keep only the first of a type.
        foreach (var (function, trigger) in catalog.With<QueueTriggerAttribute>())
        {
            services.AddSingleton<IHostedService>(provider => Listener(provider, function, settings.Resolve(trigger.QueueName)));
        }

        foreach (var (function, _) in options.RunTimers ? catalog.With<TimerTriggerAttribute>() : [])
        {
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TimerListener>(provider, function, settings));
        }
    }

    private static QueueListener Listener(IServiceProvider provider, FunctionDescriptor function, string queue)
    {
        var queues = provider.GetRequiredService<RawQueues>();
        var isPoison = queue.EndsWith(Alerts.Pipeline.Queues.PoisonSuffix, StringComparison.Ordinal);
        var handler = new QueueMessageHandler(
            queues.Of(queue),
            isPoison ? null : queues.Of(queue + Alerts.Pipeline.Queues.PoisonSuffix),
            provider.GetRequiredService<FunctionInvoker>(),
            provider.GetRequiredService<HostJson>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QueueMessageHandler>>());
        return ActivatorUtilities.CreateInstance<QueueListener>(provider, function, handler);
    }
}
