using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace Alerts.Storage;

/// <summary>Stops the start when the storage settings cannot work, naming the setting and what it should be, never its value.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        List<string> wrong = [];
        if (options.HasConnectionString)
        {
            CheckConnectionString(options.ConnectionString!, wrong);
        }
        else if (string.IsNullOrWhiteSpace(options.TableServiceUri) && string.IsNullOrWhiteSpace(options.QueueServiceUri))
        {
            wrong.Add($"{StorageOptions.Setting} is missing: it should be a storage connection string (on a desk UseDevelopmentStorage=true), "
                + $"or, for a managed identity, {StorageOptions.Setting}__tableServiceUri and {StorageOptions.Setting}__queueServiceUri.");
        }
        else
        {
            CheckEndpoint(options.TableSetting, options.TableServiceUri, "table", wrong);
            CheckEndpoint(options.QueueSetting, options.QueueServiceUri, "queue", wrong);
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static void CheckConnectionString(string value, List<string> wrong)
    {
        try
        {
            _ = new TableServiceClient(value);
            _ = new QueueServiceClient(value);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException or UriFormatException)
        {
            // The library's message may repeat parts of the value, and the value holds a key: say what is expected instead.
            wrong.Add($"{StorageOptions.Setting} is not a storage connection string: it should be UseDevelopmentStorage=true or "
                + "DefaultEndpointsProtocol=https;AccountName=NAME;AccountKey=KEY;EndpointSuffix=core.windows.net.");
        }
    }

    private static void CheckEndpoint(string setting, string? value, string service, List<string> wrong)
    {
        var proper = Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
        if (!proper)
        {
            wrong.Add($"{setting} is {(string.IsNullOrWhiteSpace(value) ? "missing" : "not an endpoint")}: "
                + $"it should be https://NAME.{service}.core.windows.net.");
        }
    }
}
