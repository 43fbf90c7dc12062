using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Subscribing;

/// <summary>Registers the subscriber's side.</summary>
public static class SubscribingRegistration
{
    /// <summary>Adds its services. Needs the stores, links, mails and the pipeline, which makes the queue.</summary>
    public static IServiceCollection AddSubscribing(this IServiceCollection services)
    {
        services.TryAddSingleton<LetterBox>();
        services.TryAddSingleton<Unsubscribing>();
        return services;
    }
}
