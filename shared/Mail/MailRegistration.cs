using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Alerts.Mail;

/// <summary>Registers the composing of mails.</summary>
public static class MailRegistration
{
    /// <summary>Adds <see cref="AlertMailComposer"/> and <see cref="LetterMailComposer"/>. Needs <c>AddLinks</c>.</summary>
    public static IServiceCollection AddMails(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailRenderer>();
        services.AddSingleton<AlertMailComposer>();
        services.AddSingleton<LetterMailComposer>();
        return services;
    }
}
