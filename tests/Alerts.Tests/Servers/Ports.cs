using System.Net;
using System.Net.Sockets;

namespace Alerts.Servers;

/// <summary>Ports for servers that must know theirs before they start.</summary>
internal static class Ports
{
    /// <summary>A port of this machine that nothing listens on.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
