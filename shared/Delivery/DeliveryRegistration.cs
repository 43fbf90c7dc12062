using Alerts.Delivery.Senders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Delivery;

/// <summary>Registers the folder's services.</summary>
public static class DeliveryRegistration
{
    /// <summary>Adds the outbox, its stores and the mail sender that <c>Mail__Sender</c> names. Needs <c>AddStorage</c>.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SenderOptions>().Bind(configuration.GetSection(SenderOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MatchStore>();
        services.TryAddSingleton<SlotStore>();
        services.TryAddSingleton<AlertStore>();
        services.TryAddSingleton<Outbox>();

        services.TryAddSingleton<MimeMessageBuilder>();
        services.TryAddSingleton<FolderSender>();
        services.TryAddSingleton<IMailSender>(provider => provider.GetRequiredService<FolderSender>());
        return services;
    }
}
