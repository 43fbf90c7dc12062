using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alerts.Pipeline.Operations;

/// <summary>Registers what operators use.</summary>
public static class OperationsRegistration
{
    /// <summary>Adds the status and the operator's commands. Needs everything that sends.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.TryAddSingleton<StatusService>();
        services.TryAddSingleton<OperatorCommands>();
        return services;
    }
}
