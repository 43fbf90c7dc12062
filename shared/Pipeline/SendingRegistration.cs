using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Pipeline;

/// <summary>Registers the services of sending.</summary>
public static class SendingRegistration
{
    /// <summary>Adds sending and the sweep. Needs <c>AddStorage</c>, <c>AddProfiles</c>, <c>AddPipeline</c>, <c>AddDelivery</c>, <c>AddLinks</c> and <c>AddMails</c>.</summary>
    public static IServiceCollection AddSending(this IServiceCollection services)
    {
        services.TryAddSingleton<BatchPapersCache>();
        services.TryAddSingleton<SendPace>();
        services.TryAddSingleton<AlertRenderer>();
        services.TryAddSingleton<AlertSender>();
        services.TryAddSingleton<SendService>();
        services.TryAddSingleton<SweepService>();
        services.TryAddSingleton<DeliveryDesk>();
        services.TryAddSingleton<HourlySweep>();
        return services;
    }
}
