using System.Text.Json;
using Alerts.Functions.Hosts.Local.Functions;
using Alerts.Functions.Hosts.Local.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Alerts.Functions.Hosts.Local.Http;

/// <summary>
/// <c>POST /admin/functions/{name}</c> runs a timer or queue function by hand, as on the Functions host: the answer is 202 and
/// the function runs on. The body, which may be left out, is <c>{"input": "…"}</c>: the message of a queue function.
/// </summary>
internal static class AdminEndpoints
{
    private const int MostInput = 64 * 1024;

    /// <summary>Maps the endpoint.</summary>
    public static void MapAdmin(
        this IEndpointRouteBuilder routes,
        FunctionCatalog catalog,
        FunctionInvoker invoker,
        FunctionKeys keys,
        IHostApplicationLifetime lifetime) =>
        routes.MapPost("/admin/functions/{name}", async (string name, HttpRequest request) =>
        {
            if (!IsAllowed(request, keys))
            {
                return Results.Unauthorized();
            }

            if (catalog.Find(name) is not { Trigger: TimerTriggerAttribute or QueueTriggerAttribute } function)
            {
                return Results.NotFound();
            }

            var input = await ReadInputAsync(request);
            if (!TryMakeTrigger(function, input, out var trigger))
            {
                return Results.BadRequest();
            }

            _ = RunAsync(invoker, function, trigger, lifetime.ApplicationStopping);
            return Results.Accepted();
        }).OnlyFromThisMachine().WithOrder(-1);

    /// <summary>
    /// With a key it must be the master key. Without one the person at this desk may, as under Functions Core Tools, but no page
    /// that they have open in a browser.
    /// </summary>
    private static bool IsAllowed(HttpRequest request, FunctionKeys keys)
    {
        if (request.Headers.ContainsKey(FunctionKeys.Header))
        {
            return keys.Allows(AuthorizationLevel.Admin, request);
        }

        return !request.Headers.ContainsKey("Origin") && !request.Headers.ContainsKey("Sec-Fetch-Site");
    }

    private static async Task<string?> ReadInputAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 or > MostInput)
        {
            return null;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return body.RootElement.ValueKind is JsonValueKind.Object
                && body.RootElement.TryGetProperty("input", out var input)
                && input.ValueKind is JsonValueKind.String ? input.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryMakeTrigger(FunctionDescriptor function, string? input, out object trigger)
    {
        trigger = new TimerInfo();
        if (function.Trigger is TimerTriggerAttribute)
        {
            return true;
        }

        try
        {
            trigger = QueueMessageBody.Read(input ?? string.Empty, function.TriggerParameter.ParameterType);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task RunAsync(FunctionInvoker invoker, FunctionDescriptor function, object trigger, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await invoker.InvokeAsync(function, "by hand", trigger, request: null, stopping);
        }
        catch (Exception)
        {
            // The invoker has logged it.
        }
    }
}
