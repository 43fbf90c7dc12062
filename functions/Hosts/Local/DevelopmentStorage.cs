using System.Net.NetworkInformation;
using Alerts.Functions.Hosts.Local.Azurite;

namespace Alerts.Functions.Hosts.Local;

/// <summary>The emulator behind <c>UseDevelopmentStorage=true</c>: the one that listens already, or one of our own.</summary>
internal static class DevelopmentStorage
{
    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> stands for: blobs, queues, tables.</summary>
    private static readonly (int Blob, int Queue, int Table) Ports = (10000, 10001, 10002);

    /// <summary>Starts Azurite when <paramref name="connection"/> asks for the emulator and nobody listens.</summary>
    /// <returns>What was started; null when nothing had to be.</returns>
    /// <exception cref="LocalException">One of the ports is taken by something else, or Azurite did not start.</exception>
    public static async Task<AzuriteProcess?> EnsureAsync(
        string? connection, string dataFolder, Action<string> say, CancellationToken cancellationToken)
    {
        if (connection?.Trim().TrimEnd(';').Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        if (taken.Contains(Ports.Queue) && taken.Contains(Ports.Table))
        {
            return null;
        }

        int[] ports = [Ports.Blob, Ports.Queue, Ports.Table];
        return ports.FirstOrDefault(taken.Contains) is not 0 and var port
            ? throw new LocalException($"Port {port} is taken, and Azurite needs it: stop what listens there, or set AzureWebJobsStorage.")
            : await AzuriteProcess.StartAsync(new() { DataFolder = dataFolder, Ports = Ports, Say = say }, cancellationToken);
    }
}
