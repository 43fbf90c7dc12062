using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.KeyPhrases;

/// <summary>Registers the folder's services.</summary>
public static class KeyPhrasesRegistration
{
    /// <summary>Adds <see cref="IKeyPhraseExtractor"/>, as section <c>KeyPhrases</c> says; with an endpoint it needs <c>AddStorage</c>.</summary>
    public static IServiceCollection AddKeyPhrases(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KeyPhraseOptions>().Bind(configuration.GetSection(KeyPhraseOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LocalKeyPhraseExtractor>();
        services.TryAddSingleton<IRecordBudget, TableRecordBudget>();
        services.TryAddSingleton<IKeyPhraseExtractor>(Create);
        return services;
    }

    private static IKeyPhraseExtractor Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<KeyPhraseOptions>>();
        var local = services.GetRequiredService<LocalKeyPhraseExtractor>();
        if (!options.Value.UsesAzure)
        {
            return local;
        }

        var time = services.GetRequiredService<TimeProvider>();
        var client = TextAnalyticsClients.Create(
            options.Value, () => StorageClients.Credential(services.GetRequiredService<IOptions<StorageOptions>>().Value));
        return new KeyPhraseService(
            options,
            local,
            new AzureKeyPhraseExtractor(
                client, TimeSpan.FromSeconds(options.Value.DeadlineSeconds), time, services.GetRequiredService<ILogger<AzureKeyPhraseExtractor>>()),
            services.GetRequiredService<IRecordBudget>(),
            time,
            services.GetRequiredService<ILogger<KeyPhraseService>>());
    }
}
