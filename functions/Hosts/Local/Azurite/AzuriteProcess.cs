using System.Text.RegularExpressions;
using Alerts.Functions.Hosts.Local.Node;

namespace Alerts.Functions.Hosts.Local.Azurite;

/// <summary>
/// Azurite, the storage emulator, as a child of this process: installed from npm on first use, without telemetry, ended
/// with its parent.
/// </summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly string Packages = Path.Combine(AppContext.BaseDirectory, "Hosts", "Local", "Azurite");

    private readonly Dictionary<string, Uri> _services;
    private readonly NodeProcess _node;

    private AzuriteProcess(NodeProcess node, Dictionary<string, Uri> services) => (_node, _services) = (node, services);

    /// <summary>Installs Azurite where it is not yet, starts it and waits until all three services listen.</summary>
    /// <exception cref="LocalException">Node is missing, the installation failed, a port is taken, or it took too long.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        await NodePackages.EnsureAsync(Packages, options.InstallFolder, options.Say, cancellationToken);

        Dictionary<string, Uri> services = [];
        return new(await NodeProcess.StartAsync(
            "Azurite",
            Path.Combine(options.InstallFolder, "node_modules", "azurite", "dist", "src", "azurite.js"),
            Arguments(options),
            options.Accounts.Count == 0
                ? null
                : new Dictionary<string, string>
                {
                    ["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(a => $"{a.Name}:{a.Key}")),
                },
            line => Heard(line, services),
            options.StartDeadline,
            cancellationToken), services);
    }

    /// <summary>The connection string of one of its accounts.</summary>
    public string ConnectionString(StorageAccount account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account.Name};AccountKey={account.Key};"
        + string.Concat(_services.Select(s => $"{s.Key}Endpoint={new Uri(s.Value, account.Name)};"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private static List<string> Arguments(AzuriteOptions options) =>
    [
        "--silent",
        "--disableTelemetry",
        "--skipApiVersionCheck",
        "--blobPort", $"{options.Ports.Blob}",
        "--queuePort", $"{options.Ports.Queue}",
        "--tablePort", $"{options.Ports.Table}",
        .. options.DataFolder is { } folder ? (string[])["--location", folder] : ["--inMemoryPersistence"],
    ];

    private static bool Heard(string line, Dictionary<string, Uri> services)
    {
        if (Listening().Match(line) is { Success: true } match)
        {
            services[match.Groups["service"].Value] = new(match.Groups["address"].Value);
        }

        return services.Count == 3;
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service (is )?successfully listen(ing|s) (at|on) (?<address>http://\S+)$")]
    private static partial Regex Listening();
}
