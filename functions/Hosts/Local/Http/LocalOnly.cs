using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Hosts.Local.Http;

/// <summary>Keeps what is meant for the person at this desk to this machine.</summary>
internal static class LocalOnly
{
    /// <summary>
    /// Answers 404 to requests from elsewhere, and to those that came by another name: a page whose name was made to point
    /// to this machine (DNS rebinding) carries that name in its Host header.
    /// </summary>
    public static T OnlyFromThisMachine<T>(this T routes)
        where T : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (context, next) =>
            IsLocal(context.HttpContext) ? await next(context) : Results.NotFound());

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
