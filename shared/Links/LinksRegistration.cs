using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Links;

/// <summary>Registers link tokens, their key ring and the site's addresses.</summary>
public static class LinksRegistration
{
    /// <summary>Adds <see cref="LinkTokens"/> and <see cref="SiteLinks"/>. Needs <c>AddStorage</c>.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KeyRingOptions>().Bind(configuration.GetSection(KeyRingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiteLinks>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<TableKeyRepository>();
        services.AddSingleton(provider => new KeyRing(
            provider.GetRequiredService<TableKeyRepository>(),
            VaultKey(provider.GetRequiredService<IOptions<KeyRingOptions>>().Value, provider.GetRequiredService<StorageClients>()),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.AddHostedService<FirstKey>();
        return services;
    }

    /// <summary>The app has one identity: that of its storage account.</summary>
    private static KeyVaultKey? VaultKey(KeyRingOptions options, StorageClients storage) =>
        options.KeyVaultKey.Length > 0 ? new KeyVaultKey(new Uri(options.KeyVaultKey), StorageClients.Credential(storage.Options)) : null;
}
