using Alerts.Functions.Http;
using Alerts.Subscribing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// The unsubscribe link of every alert. GET shows a page and never acts, because scanners follow links; POST acts, for the
/// page's button and for mail programs (RFC 8058): no cookie, no redirect, nothing to fill in.
/// </summary>
public sealed class Unsubscribe(ApiDesk desk, Unsubscribing service)
{
    private static readonly PlainPage Ask = new(
        StatusCodes.Status200OK,
        "Stop the mails?",
        "<p>You will get no more alerts. You can come back at any time.</p>\n<form method=\"post\"><button type=\"submit\">Unsubscribe</button></form>");

    private static readonly PlainPage Done = new(
        StatusCodes.Status200OK,
        "You are unsubscribed",
        "<p>No more alerts will come. Your keywords are kept in case you return; on <a href=\"/manage\">your profile</a> you can delete everything.</p>");

    private static readonly PlainPage Damaged = new(
        StatusCodes.Status400BadRequest,
        "This link does not work",
        "<p>It may have been cut off on its way. Use the link in your newest mail, or open <a href=\"/manage\">your profile</a>.</p>");

    /// <summary>Shows the page, or unsubscribes.</summary>
    [Function("Unsubscribe")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "unsubscribe")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return Ask;
        }

        // Only what acts is counted: the page is always the same bytes, and scanners ask for it for everybody.
        if (await desk.WaitAsync(request, RateLimit.UnsubscribesFromNetwork, cancellationToken) is { } wait)
        {
            return new PlainPage(
                StatusCodes.Status429TooManyRequests,
                "Too many at once",
                "<p>Very many requests came from your network. Nothing was changed; try again in a few minutes.</p>",
                wait);
        }

        var oneClick = await OneClick.IsOneAsync(request, cancellationToken);
        return await service.ByLinkAsync(request.Query["token"], oneClick, cancellationToken) ? Done : Damaged;
    }
}
