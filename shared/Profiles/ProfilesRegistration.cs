using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Profiles;

/// <summary>Registers the folder's services.</summary>
public static class ProfilesRegistration
{
    /// <summary>Adds the stores of subscribers and addresses.</summary>
    public static IServiceCollection AddProfiles(this IServiceCollection services)
    {
        services.TryAddSingleton<AddressStore>();
        services.TryAddSingleton<ProfileStore>();
        services.TryAddSingleton<ProfileTransfer>();
        return services;
    }
}
