using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Alerts.Links;

/// <summary>Registers link tokens, their key ring and the site's addresses.</summary>
public static class LinksRegistration
{
    /// <summary>The setting that names the Key Vault key.</summary>
    public const string KeyVaultKeySetting = "DataProtection:KeyVaultKey";

    /// <summary>Adds <see cref="LinkTokens"/> and <see cref="SiteLinks"/>. Needs <c>AddStorage</c>.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiteLinks>();
        services.AddSingleton<LinkTokens>();
        services.AddSingleton<TableKeyRepository>();
        services.AddSingleton(provider => new KeyRing(
            provider.GetRequiredService<TableKeyRepository>(),
            VaultKey(configuration, provider.GetRequiredService<StorageClients>()),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyRing>());
        services.AddHostedService<FirstKey>();
        return services;
    }

    private static KeyVaultKey? VaultKey(IConfiguration configuration, StorageClients storage)
    {
        if (configuration[KeyVaultKeySetting] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var key) || key.Scheme != Uri.UriSchemeHttps)
        {
            throw new InvalidOperationException(
                $"DataProtection__KeyVaultKey must be the address of a key such as https://name.vault.azure.net/keys/ring; it is \"{text}\".");
        }

        // The app has one identity: that of its storage account.
        return new KeyVaultKey(key, StorageClients.Credential(storage.Options));
    }
}
