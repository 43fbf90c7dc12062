using System.Text.Json.Serialization;
using Alerts.Functions.Hosts;
using Alerts.Functions.Http;
using Alerts.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Alerts.Functions;

/// <summary>Whether the app lives, and whether it can work: for load balancers, deployments and whoever wonders. Says nothing that is secret.</summary>
public sealed class Health(StorageClients storage, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>An answer is kept for so long: everybody may ask, and asking must cost nothing.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private static volatile Seen? _seen;

    /// <summary>200 when ready, 503 with the reasons when not.</summary>
    [Function(nameof(Health))]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var seen = _seen;
        if (seen is null || seen.Storage != storage || now - seen.At > Kept || now < seen.At)
        {
            seen = new(storage, now, await CheckAsync(cancellationToken));
            _seen = seen;
        }

        return Answer.Json(seen.Report, HealthJson.Default.HealthReport, seen.Report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>200 whenever it can answer at all.</summary>
    [Function("HealthLive")]
    public static IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) =>
        Answer.Json(new HealthReport(true, true, AppVersion.Number, []), HealthJson.Default.HealthReport);

    private async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var checks = await Task.WhenAll(
            CheckAsync("tables", stop => storage.Tables.GetTableClient(TableNames.Batches)
                .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "health", cancellationToken: stop), cancellationToken),
            CheckAsync("queues", stop => storage.Queues.GetQueueClient(Pipeline.Queues.Match).ExistsAsync(stop), cancellationToken));
        return new(true, checks.All(check => check.Ok), AppVersion.Number, checks);
    }

    private static async Task<HealthCheck> CheckAsync(string name, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await ask(patience.Token);
            return new(name, true, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(name, false, $"no answer within {Patience.TotalSeconds:0} seconds");
        }
        catch (Azure.RequestFailedException e)
        {
            return new(name, false, e.Status == 0 ? "cannot be reached" : $"refused with status {e.Status} ({e.ErrorCode})");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new(name, false, $"failed: {e.GetType().Name}");
        }
    }

    private sealed record Seen(StorageClients Storage, DateTimeOffset At, HealthReport Report);
}

/// <summary>How the app is.</summary>
/// <param name="Live">Whether it answers.</param>
/// <param name="Ready">Whether it can work.</param>
/// <param name="Version">What runs.</param>
/// <param name="Checks">What was looked at.</param>
public sealed record HealthReport(bool Live, bool Ready, string Version, IReadOnlyList<HealthCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">Whether it is as it should be.</param>
/// <param name="Reason">Why not.</param>
public sealed record HealthCheck(string Name, bool Ok, string? Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
