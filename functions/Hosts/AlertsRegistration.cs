using Alerts.Delivery;
using Alerts.Functions.Http;
using Alerts.KeyPhrases;
using Alerts.Links;
using Alerts.Mail;
using Alerts.Papers;
using Alerts.Pipeline;
using Alerts.Pipeline.Operations;
using Alerts.Profiles;
using Alerts.Storage;
using Alerts.Subscribing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Functions.Hosts;

/// <summary>Everything the functions need: both hosts, the commands and the tests call this and nothing else.</summary>
public static class AlertsRegistration
{
    /// <summary>Adds the services of all folders, lowest floor first.</summary>
    /// <param name="services">Where they go.</param>
    /// <param name="configuration">The settings, as listed in docs/settings.md.</param>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => provider.GetRequiredService<StorageClients>().Tables);
        return services
            .AddStorage(configuration)
            .AddPapers(configuration)
            .AddProfiles()
            .AddKeyPhrases(configuration)
            .AddDelivery(configuration)
            .AddLinks(configuration)
            .AddMails(configuration)
            .AddPipeline(configuration)
            .AddSending()
            .AddOperations()
            .AddSubscribing()
            .AddSingleton<ApiDesk>();
    }
}
