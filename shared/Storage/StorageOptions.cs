namespace Alerts.Storage;

/// <summary>
/// Where the tables and queues are: the setting <c>AzureWebJobsStorage</c> as a connection string, or the identity form
/// <c>AzureWebJobsStorage__tableServiceUri</c> and so on, the same account that the Functions host uses.
/// </summary>
public sealed record StorageOptions
{
    /// <summary>The setting, which is also the prefix of the identity form.</summary>
    public const string Setting = "AzureWebJobsStorage";

    /// <summary>The connection string; null in the identity form.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The table endpoint, <c>https://NAME.table.core.windows.net</c>; null with a connection string.</summary>
    public string? TableServiceUri { get; set; }

    /// <summary>The queue endpoint, <c>https://NAME.queue.core.windows.net</c>; null with a connection string.</summary>
    public string? QueueServiceUri { get; set; }

    /// <summary><c>managedidentity</c> for a managed identity; anything else, or nothing, takes what the machine is signed in with.</summary>
    public string? Credential { get; set; }

    /// <summary>The client id of a user-assigned identity; null for the system-assigned one.</summary>
    public string? ClientId { get; set; }

    /// <summary>Whether there is a connection string; otherwise the identity form holds.</summary>
    public bool HasConnectionString => !string.IsNullOrWhiteSpace(ConnectionString);

    /// <summary>The name of the setting that says where the tables are, for error messages.</summary>
    public string TableSetting => HasConnectionString ? Setting : $"{Setting}__tableServiceUri";

    /// <summary>The name of the setting that says where the queues are, for error messages.</summary>
    public string QueueSetting => HasConnectionString ? Setting : $"{Setting}__queueServiceUri";
}
