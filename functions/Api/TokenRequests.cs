using Alerts.Functions.Http;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Api;

/// <summary>Requests that a link of a mail leads to: a token in the body, and nothing else.</summary>
internal static class TokenRequests
{
    /// <summary>Serves whoever holds the token.</summary>
    public static Task<IResult> ForTokenAsync(
        this ApiDesk desk, HttpRequest request, Func<string, Task<IResult>> serve, CancellationToken cancellationToken) =>
        desk.ForAnybodyAsync(
            request,
            RateLimit.TokensFromNetwork,
            async body =>
            {
                body.Only("token");
                var token = body.Token();
                return body.IsWrong ? Problem.Of(body) : await serve(token!);
            },
            cancellationToken);
}
