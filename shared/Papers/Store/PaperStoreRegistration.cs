using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Papers;

/// <summary>Registers the folder's services.</summary>
public static class PaperStoreRegistration
{
    /// <summary>Adds the stores of batches, papers, rarity and matched ranges.</summary>
    public static IServiceCollection AddPaperStores(this IServiceCollection services)
    {
        services.TryAddSingleton<BatchStore>();
        services.TryAddSingleton<PaperStore>();
        services.TryAddSingleton<RarityStore>();
        services.TryAddSingleton<RangeStore>();
        return services;
    }
}
