using Alerts.Telemetry;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Alerts.Functions.Hosts;

/// <summary>
/// Where telemetry goes, by the settings alone: to Application Insights, to any OTLP endpoint, to the console, to several of
/// them or, without a setting, nowhere and at no cost.
/// </summary>
public static class HostTelemetry
{
    /// <summary>Application Insights; in Azure the Bicep writes it.</summary>
    public const string InsightsSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Who we are there: <c>ClientId=…;Authorization=AAD</c>. Local authentication is off.</summary>
    public const string InsightsIdentitySetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>An OTLP endpoint (<c>http://localhost:4317</c>); the exporter reads the other <c>OTEL_</c> variables itself.</summary>
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary><c>true</c> writes traces and metrics to the console.</summary>
    public const string ConsoleSetting = "Telemetry:Console";

    /// <summary>Adds traces, metrics and logs, and the exporters that the settings name.</summary>
    /// <param name="services">Where they go.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="requests">
    /// Whether incoming requests are traced here; in Azure the Functions host does that, and tracing them twice doubles every figure.
    /// </param>
    public static IServiceCollection AddHostTelemetry(this IServiceCollection services, IConfiguration configuration, bool requests)
    {
        var insights = configuration[InsightsSetting];
        var otlp = configuration[OtlpSetting];
        var console = configuration.GetValue<bool>(ConsoleSetting);
        if (string.IsNullOrEmpty(insights) && string.IsNullOrEmpty(otlp) && !console)
        {
            return services;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(AlertsTelemetry.Name, serviceVersion: AppVersion.Number))
            .WithTracing(traces =>
            {
                // First of all processors: what follows must never see a query string.
                traces.AddProcessor<QueryRemover>();
                traces.AddSource(AlertsTelemetry.Name).AddHttpClientInstrumentation();
                if (requests)
                {
                    traces.AddAspNetCoreInstrumentation();
                }
            })
            .WithMetrics(metrics => metrics.AddMeter(AlertsTelemetry.Name));

        if (!string.IsNullOrEmpty(insights))
        {
            telemetry.UseAzureMonitorExporter(exporter =>
            {
                exporter.ConnectionString = insights;
                exporter.Credential = Credential(configuration[InsightsIdentitySetting]);
            });
        }

        if (!string.IsNullOrEmpty(otlp))
        {
            telemetry.WithTracing(traces => traces.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(otlp)))
                .WithMetrics(metrics => metrics.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(otlp)))
                .WithLogging(logs => logs.AddOtlpExporter(exporter => exporter.Endpoint = new Uri(otlp)));
        }

        if (console)
        {
            telemetry.WithTracing(traces => traces.AddConsoleExporter()).WithMetrics(metrics => metrics.AddConsoleExporter());
        }

        return services;
    }

    /// <summary>The identity that the setting names; null for none, as on a desk with a connection string of its own.</summary>
    internal static TokenCredential? Credential(string? setting)
    {
        var parts = (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (!parts.TryGetValue("Authorization", out var how) || !how.Equals("AAD", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new ManagedIdentityCredential(
            parts.TryGetValue("ClientId", out var client) ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);
    }
}
