using Alerts.Functions.Hosts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Infra;

public sealed class DeployedSettingsTests
{
    // What Azure works out while it deploys stands here as Azure would write it; a Key Vault reference arrives as its secret.
    private static readonly Dictionary<string, string> WorkedOut = new()
    {
        ["AzureWebJobsStorage__blobServiceUri"] = "https://stalerts.blob.core.windows.net/",
        ["AzureWebJobsStorage__queueServiceUri"] = "https://stalerts.queue.core.windows.net/",
        ["AzureWebJobsStorage__tableServiceUri"] = "https://stalerts.table.core.windows.net/",
        ["AzureWebJobsStorage__clientId"] = "11111111-1111-1111-1111-111111111111",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://example.org/",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "ClientId=11111111-1111-1111-1111-111111111111;Authorization=AAD",
        ["DataProtection__KeyVaultKey"] = "https://kv-alerts.vault.azure.net/keys/key-ring",
        ["KeyPhrases__Endpoint"] = "https://lang-alerts.cognitiveservices.azure.com/",
        ["SendGrid__ApiKey"] = "SG.secret",
        ["Smtp__Password"] = "secret",
        ["Site__Url"] = "https://func-alerts.azurewebsites.net",
    };

    [Theory]
    [InlineData("main.dev", false)]
    [InlineData("main.dev", true)]
    [InlineData("main.prod", true)]
    [InlineData("subscription", true)]
    [InlineData("snapshots/everything", true)]
    public async Task App_accepts_exactly_the_settings_that_the_template_writes(string snapshot, bool language)
    {
        var settings = Snapshot.Read(snapshot).Single(resource => resource.Type() == "Microsoft.Web/sites/config").Properties()
            .ToDictionary(setting => setting.Key, setting => $"{setting.Value}" is var value && value.StartsWith('[') ? WorkedOut[setting.Key] : value);
        if (!language)
        {
            settings["KeyPhrases__Endpoint"] = "";
        }

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddSingleton<IConfiguration>(configuration)
            .AddAlerts(configuration)
            .BuildServiceProvider();

        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
