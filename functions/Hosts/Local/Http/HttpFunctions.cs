using Alerts.Functions.Hosts.Local.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions.Hosts.Local.Http;

/// <summary>
/// Serves functions with an HTTP trigger under their routes. As on the Functions host the routes are tried in the
/// alphabetical order of the functions' names, not by how specific they are.
/// </summary>
internal static class HttpFunctions
{
    /// <summary>Maps every function of <paramref name="catalog"/> that has an HTTP trigger.</summary>
    public static void MapFunctions(
        this IEndpointRouteBuilder routes,
        FunctionCatalog catalog,
        FunctionInvoker invoker,
        FunctionKeys keys,
        string routePrefix)
    {
        var order = 0;
        foreach (var (function, trigger) in catalog.With<HttpTriggerAttribute>())
        {
            var path = $"/{routePrefix}/{trigger.Route ?? function.Name}".Replace("//", "/", StringComparison.Ordinal);
            RequestDelegate serve = context => ServeAsync(context, function, trigger, invoker, keys);
            var mapped = trigger.Methods.Length == 0 ? routes.Map(path, serve) : routes.MapMethods(path, trigger.Methods, serve);
            mapped.WithDisplayName(function.Name).WithOrder(++order);
        }
    }

    private static async Task ServeAsync(
        HttpContext context,
        FunctionDescriptor function,
        HttpTriggerAttribute trigger,
        FunctionInvoker invoker,
        FunctionKeys keys)
    {
        if (!keys.Allows(trigger.AuthLevel, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            var result = await invoker.InvokeAsync(function, "a request", context.Request, context, context.RequestAborted);
            await ((IResult?)result ?? Results.NoContent()).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception) when (!context.Response.HasStarted)
        {
            // The invoker has logged it; what went wrong inside is nobody's business outside.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
