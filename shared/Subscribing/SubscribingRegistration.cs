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
        services.TryAddSingleton<LetterGate>();
        services.TryAddSingleton<LetterService>();
        services.TryAddSingleton<RateLimiter>();
        services.TryAddSingleton<LetterLimits>();
        services.TryAddSingleton<UsedTokens>();
        services.TryAddSingleton<SteadyAnswer>();
        services.TryAddSingleton<Unsubscribing>();
        services.TryAddSingleton<SubscribeService>();
        services.TryAddSingleton<SessionService>();
        services.TryAddSingleton<ProfileService>();
        services.TryAddSingleton<ErasureService>();
        services.TryAddSingleton<ExportService>();
        services.TryAddSingleton<RecentPapers>();
        services.TryAddSingleton<PreviewIndex>();
        services.TryAddSingleton<PreviewService>();
        services.TryAddSingleton<SuggestService>();
        services.TryAddSingleton<PaperFinder>();
        services.TryAddSingleton<FeedbackService>();
        services.TryAddSingleton<FeedService>();
        return services;
    }
}
