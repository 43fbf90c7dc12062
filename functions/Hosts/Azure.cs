using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alerts.Functions.Hosts;

/// <summary>The isolated worker: what runs in Azure and under Azure Functions Core Tools.</summary>
internal static class AzureHost
{
    /// <summary>Runs until the Functions host ends the worker.</summary>
    public static async Task RunAsync(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddAlerts(builder.Configuration);
        builder.Services.AddHostTelemetry(builder.Configuration, requests: false);
        builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        await builder.Build().RunAsync();
    }
}
