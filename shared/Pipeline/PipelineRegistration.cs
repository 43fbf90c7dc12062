using Alerts.Papers;
using Alerts.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Pipeline;

/// <summary>Registers the folder's services.</summary>
public static class PipelineRegistration
{
    /// <summary>Adds pulling and matching, and the queues between the steps.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MatchSettings>().Bind(configuration.GetSection(MatchSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddPaperStores();
        services.TryAddSingleton<SourceReader>();
        services.TryAddSingleton<BatchFiller>();
        services.TryAddSingleton<BatchBell>();
        services.TryAddSingleton<Retention>();
        services.TryAddSingleton<ProfileRetention>();
        services.TryAddSingleton<PullService>();
        services.TryAddSingleton<BatchIndexCache>();
        services.TryAddSingleton<SlotBell>();
        services.TryAddSingleton<MatchService>();
        foreach (var queue in new[] { Queues.Match, Queues.Send, Queues.Letters })
        {
            services.AddSingleton(new QueueName(queue));
        }

        return services;
    }
}
