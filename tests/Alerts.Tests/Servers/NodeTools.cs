using Alerts.Functions.Hosts.Local;
using Alerts.Functions.Hosts.Local.Node;

namespace Alerts.Servers;

/// <summary>The servers from npm that tests run against: Prism, which serves an OpenAPI description, and an SMTP server.</summary>
internal static class NodeTools
{
    private static readonly string Folder = LocalFolder.Combine("test-tools");

    private static readonly Lazy<Task> Installed = new(() => NodePackages.EnsureAsync(
        Path.Combine(AppContext.BaseDirectory, "Servers"),
        Folder,
        say: null,
        CancellationToken.None));

    /// <summary>Installs the tools where they are not yet and returns the folder that holds <c>node_modules</c>.</summary>
    public static async Task<string> EnsureAsync()
    {
        await Installed.Value;
        return Folder;
    }

    /// <summary>Starts a tool's script; <paramref name="isReady"/> is given each line of output until it answers true.</summary>
    /// <param name="name">What it is called in errors.</param>
    /// <param name="script">Its path, absolute or below the tools' folder (<c>node_modules/@stoplight/prism-cli/dist/index.js</c>).</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="isReady">Whether this line says that it listens.</param>
    public static async Task<NodeProcess> StartAsync(
        string name,
        string script,
        IEnumerable<string> arguments,
        Func<string, bool> isReady) =>
        await NodeProcess.StartAsync(
            name,
            Path.Combine(await EnsureAsync(), script),
            arguments,
            new Dictionary<string, string> { ["NODE_PATH"] = Path.Combine(Folder, "node_modules") },
            isReady,
            TimeSpan.FromSeconds(60),
            TestContext.Current.CancellationToken);
}
