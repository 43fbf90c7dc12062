using Alerts.Functions.Http;
using Alerts.Subscribing;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// The pages people see, and everything else that no other function serves. Routes are tried in the alphabetical order of the
/// functions' names, so this name must be the last.
/// </summary>
public sealed class Web(ApiDesk desk, RecentPapers recent)
{
    private readonly Site _site = Site.Embedded;

    /// <summary>Serves a page or a file of functions/Web.</summary>
    [Function("Web")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request, CancellationToken cancellationToken)
    {
        var path = (request.Path.Value ?? "").TrimStart('/');
        var isEmptyDay = Site.DayOf(path) is { } day && await IsEmptyAsync(request, day, cancellationToken);
        return _site.Answer(request, path, isEmptyDay ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    /// <summary>Whether a day has no papers, so that search engines forget its page. Who comes too often is not told here.</summary>
    private async Task<bool> IsEmptyAsync(HttpRequest request, DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.WaitAsync(request, RateLimit.PagesFromNetwork, cancellationToken) is null
                && (await recent.DaysAsync(cancellationToken)).All(listed => listed.Day != day);
        }
        catch (RequestFailedException)
        {
            // The page asks for the same and says what is wrong.
            return false;
        }
    }
}
