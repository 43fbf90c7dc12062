using Alerts.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>
/// Whatever else is asked for below <c>/api</c>. Routes are tried in the alphabetical order of the functions' names, so this
/// name must stand behind those of the API.
/// </summary>
public sealed class UnknownApi
{
    private readonly Problem _answer = new(
        StatusCodes.Status404NotFound, "There is no such endpoint, or not with this method. /api/openapi.json lists them.");

    /// <summary>Says so.</summary>
    [Function("UnknownApi")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*path}")] HttpRequest request) => _answer;
}
