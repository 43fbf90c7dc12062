using System.Net;
using System.Net.Sockets;

namespace Alerts.Subscribing;

/// <summary>The network a request came from: an IPv4 address, or the /64 of an IPv6 address, which is what one household has.</summary>
/// <param name="Name">Its name; only ever stored as a keyed hash.</param>
public sealed record ClientNetwork(string Name)
{
    private const int NetworkBytes = 8;

    /// <summary>Whoever cannot be told apart.</summary>
    public static ClientNetwork Unknown { get; } = new("unknown");

    /// <summary>
    /// Reads it from a request. Only the rightmost entry of <c>X-Forwarded-For</c> was written by the platform's front end;
    /// those before it are whatever the client sent.
    /// </summary>
    /// <param name="forwardedFor">The header's value as it came; null when there is none.</param>
    /// <param name="remote">The connection's other end.</param>
    public static ClientNetwork Of(string? forwardedFor, IPAddress? remote)
    {
        var last = forwardedFor?.Split(',')[^1].Trim();
        if (string.IsNullOrEmpty(last))
        {
            return remote is null ? Unknown : Of(remote);
        }

        // With a port: 203.0.113.7:51234, [2001:db8::1]:51234.
        return IPEndPoint.TryParse(last, out var endpoint) ? Of(endpoint.Address) : Unknown;
    }

    private static ClientNetwork Of(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? new(Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes)))
            : new(address.ToString());
    }
}
