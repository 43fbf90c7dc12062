using System.Net;
using System.Reflection;
using Alerts.Papers.Fetching;
using Alerts.Papers.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Alerts.Papers;

/// <summary>Registers the folder's services.</summary>
public static class PapersRegistration
{
    /// <summary>
    /// Adds the sources: <see cref="PaperSourceFactory"/>, and the list of <see cref="IPaperSource"/> that
    /// <c>Papers__Sources</c> names.
    /// </summary>
    public static IServiceCollection AddPapers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PapersOptions>()
            .Bind(configuration.GetSection(PapersOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PapersOptions>, PapersOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        AddClient(services, HuggingFaceSource.Client);
        AddClient(services, ArxivFeed.Client);
        services.TryAddSingleton<PageFetcher>();
        services.TryAddSingleton<ArxivPace>();
        services.TryAddSingleton(provider => new PaperSourceFactory(
            provider.GetRequiredService<PageFetcher>(),
            provider.GetRequiredService<ArxivPace>(),
            provider.GetRequiredService<IOptions<PapersOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<PaperListing>();
        services.TryAddSingleton(provider =>
            provider.GetRequiredService<PaperSourceFactory>().Create(provider.GetRequiredService<IOptions<PapersOptions>>().Value.Sources));
        return services;
    }

    private static void AddClient(IServiceCollection services, string name) => services.AddHttpClient(name)
        .ConfigureHttpClient((provider, client) =>
        {
            // The fetcher sets a deadline for each request and its body; a second clock would only confuse the message.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(provider.GetRequiredService<IOptions<PapersOptions>>().Value.Contact));
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 2,
        });

    /// <summary><c>Alerts/0.1.0 (contact)</c>: who asks, and whom to write to. Characters that a comment may not hold are left out.</summary>
    internal static string UserAgent(string? contact)
    {
        var version = typeof(PapersRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var product = $"Alerts/{version.Split('+')[0]}";
        var comment = new string([.. (contact ?? "").Where(c => c is > ' ' and < '\x7f' and not ('(' or ')' or '\\'))]);
        return comment.Length == 0 ? product : $"{product} ({comment})";
    }
}
