using Alerts.Functions.Hosts;
using Alerts.Functions.Http;
using Alerts.Functions.StatusPages;
using Alerts.Pipeline.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>How the app is doing: a page for a person whose browser asks for HTML, JSON for everybody else. Behind a function key.</summary>
public sealed class Status(StatusService service)
{
    /// <summary>Shows it.</summary>
    [Function(nameof(Status))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/status")] HttpRequest request, CancellationToken cancellationToken)
    {
        var status = await service.ReadAsync(AppVersion.Number, cancellationToken);
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? new StatusPage(status)
            : Answer.Json(status, OperationsJson.Default.OperatorStatus);
    }
}
