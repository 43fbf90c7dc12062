using Alerts.Delivery.Events;
using Alerts.Delivery.Senders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
        services.TryAddSingleton<SendGateStore>();
        services.TryAddSingleton<SuppressionStore>();
        services.TryAddSingleton<DeliveryRetention>();

        services.AddOptions<MailEventOptions>().Bind(configuration.GetSection(MailEventOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MailEventOptions>, MailEventOptionsValidator>());
        services.TryAddSingleton<WebhookSignature>();
        services.TryAddSingleton<MailEventService>();

        services.AddSenders(configuration);
        return services;
    }

    private static void AddSenders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SendGridOptions>().Bind(configuration.GetSection(SendGridOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SmtpOptions>().Bind(configuration.GetSection(SmtpOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SendGridOptions>, SendGridOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SmtpOptions>, SmtpOptionsValidator>());

        // No handler that retries, and no redirect followed: a repeated request would be a second mail.
        services.AddHttpClient(SendGridSender.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });

        services.TryAddSingleton<MimeMessageBuilder>();
        services.TryAddSingleton<SmtpConnections>();
        services.TryAddSingleton<FolderSender>();
        services.TryAddSingleton<SmtpSender>();
        services.TryAddSingleton<SendGridSender>();
        services.TryAddSingleton<IMailSender>(provider => provider.GetRequiredService<IOptions<SenderOptions>>().Value.Sender switch
        {
            SenderKind.SendGrid => provider.GetRequiredService<SendGridSender>(),
            SenderKind.Smtp => provider.GetRequiredService<SmtpSender>(),
            _ => provider.GetRequiredService<FolderSender>(),
        });
    }
}
