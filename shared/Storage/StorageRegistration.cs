using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>Registers the folder's services.</summary>
public static class StorageRegistration
{
    /// <summary>Adds the storage clients, tables and queues, from the connection <c>AzureWebJobsStorage</c>.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Configure(options =>
            {
                var connection = configuration.GetSection(StorageOptions.Setting);
                options.ConnectionString = connection.Value;
                options.TableServiceUri = connection["tableServiceUri"];
                options.QueueServiceUri = connection["queueServiceUri"];
                options.Credential = connection["credential"];
                options.ClientId = connection["clientId"];
            })
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        services.TryAddSingleton<StorageClients>();
        services.TryAddSingleton<StorageTables>();
        services.TryAddSingleton<StorageQueues>();
        services.TryAddSingleton<IQueueSender>(provider => provider.GetRequiredService<StorageQueues>());
        services.TryAddSingleton<StorageSetup>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageSetup>());
        return services;
    }
}
