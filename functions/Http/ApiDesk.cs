using Alerts.Profiles;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>What every endpoint of the API does first: hold to the limits, know the session, read the body.</summary>
public sealed class ApiDesk(RateLimiter limits, SessionService sessions)
{
    private const string Bearer = "Bearer ";

    /// <summary>Serves anybody, with a body.</summary>
    internal async Task<IResult> ForAnybodyAsync(
        HttpRequest request, RateLimit limit, Func<JsonBody, Task<IResult>> serve, CancellationToken cancellationToken)
    {
        if (await LimitAsync(request, limit, cancellationToken) is { } tooOften)
        {
            return tooOften;
        }

        var (body, problem) = await ApiBody.ReadAsync(request, cancellationToken);
        return problem ?? await serve(body!);
    }

    /// <summary>Serves whoever the session belongs to, without a body.</summary>
    internal async Task<IResult> ForOwnerAsync(HttpRequest request, Func<Subscriber, Task<IResult>> serve, CancellationToken cancellationToken)
    {
        if (await LimitAsync(request, RateLimit.TokensFromNetwork, cancellationToken) is { } tooOften)
        {
            return tooOften;
        }

        return await sessions.FindAsync(Session(request), cancellationToken) is { } subscriber
            ? await serve(subscriber)
            : new Problem(StatusCodes.Status401Unauthorized, "Your session is over. Ask for a new link.");
    }

    /// <summary>Serves whoever the session belongs to, with a body.</summary>
    internal Task<IResult> ForOwnerAsync(
        HttpRequest request, Func<Subscriber, JsonBody, Task<IResult>> serve, CancellationToken cancellationToken) =>
        ForOwnerAsync(
            request,
            async subscriber =>
            {
                var (body, problem) = await ApiBody.ReadAsync(request, cancellationToken);
                return problem ?? await serve(subscriber, body!);
            },
            cancellationToken);

    /// <summary>Counts a request of its network; the answer that says to wait when there were too many.</summary>
    internal async Task<Problem?> LimitAsync(HttpRequest request, RateLimit limit, CancellationToken cancellationToken) =>
        await WaitAsync(request, limit, cancellationToken) is { } wait
            ? new Problem(StatusCodes.Status429TooManyRequests, "Too many requests from your network. Try again a little later.", retryAfter: wait)
            : null;

    /// <summary>Counts a request of its network.</summary>
    /// <returns>How long to wait when there were too many; otherwise null.</returns>
    internal Task<TimeSpan?> WaitAsync(HttpRequest request, RateLimit limit, CancellationToken cancellationToken) =>
        limits.TakeAsync(limit, Network(request), cancellationToken);

    /// <summary>Where a request comes from.</summary>
    internal static ClientNetwork Network(HttpRequest request) =>
        ClientNetwork.Of(request.Headers["X-Forwarded-For"].LastOrDefault(), request.HttpContext.Connection.RemoteIpAddress);

    private static string? Session(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }
}
