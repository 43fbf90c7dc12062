using Alerts.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// The pages people see, and everything else that no other function serves. Routes are tried in the alphabetical order of the
/// functions' names, so this name must be the last.
/// </summary>
public sealed class Web
{
    private readonly Site _site = Site.Embedded;

    /// <summary>Serves a page or a file of functions/Web.</summary>
    [Function("Web")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request) =>
        _site.Answer(request, (request.Path.Value ?? "").TrimStart('/'));
}
