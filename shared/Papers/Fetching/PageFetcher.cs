using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alerts.Papers.Fetching;

/// <summary>
/// Fetches one whole answer: a deadline for each request, a bound on the body, bounded retries that wait as the source asks.
/// The unit that is tried again is the whole answer, its body included, which is why this is no message handler: half an
/// answer fails after the handlers have returned.
/// </summary>
internal sealed partial class PageFetcher(
    IHttpClientFactory clients, IOptions<PapersOptions> options, TimeProvider time, ILogger<PageFetcher> logger)
{
    private static readonly TimeSpan ConnectAgain = TimeSpan.FromSeconds(1);

    /// <summary>Fetches <paramref name="address"/>. Never throws for what the other side does.</summary>
    public async Task<Fetched> FetchAsync(FetchPlan plan, Uri address, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            if (plan.Turn is { } turn)
                await turn(cancellationToken);

            var tried = await TryAsync(plan, address, cancellationToken);
            if (tried.Result.Failure is null)
                return tried.Result;

            Log.AttemptFailed(logger, plan.Title, attempt, tried.Result.Detail!);
            if (!tried.MayRetry || attempt >= (tried.Connected ? plan.MostAttempts : plan.MostConnects))
                return tried.Result;

            var wait = tried.Asked ?? RetryDelay.BackOff(attempt, tried.Connected ? plan.FirstWait : ConnectAgain);
            if (waited + wait > plan.Patience)
            {
                var asked = tried.Asked is { } seconds
                    ? string.Create(CultureInfo.InvariantCulture, $" and asks to wait {seconds.TotalSeconds:N0} s, more than we wait")
                    : "";
                return tried.Result with { Detail = tried.Result.Detail!.TrimEnd('.') + asked + "." };
            }

            await Task.Delay(wait, time, cancellationToken);
            waited += wait;
        }
    }

    private async Task<Attempt> TryAsync(FetchPlan plan, Uri address, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
        using var deadline = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var client = clients.CreateClient(plan.Client);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
                return Refusal(plan, response);

            var body = await ReadBoundedAsync(response.Content, plan.MostBytes, either.Token);
            return body is null
                ? Attempt.Final(SourceOutcome.Unreadable, $"{plan.Title} sent more than {Megabytes(plan.MostBytes)}, which is no listing.", response.StatusCode)
                : new Attempt(Fetched.Answer(body.Value), MayRetry: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var detail = string.Create(CultureInfo.InvariantCulture, $"{plan.Title} did not answer within {limit.TotalSeconds:N0} s.");
            return new Attempt(Fetched.Failed(SourceOutcome.Unreachable, detail), MayRetry: true);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError || e.InnerException is SocketException)
        {
            var detail = $"{plan.Title} cannot be reached at {address.Host}: {Sentence(e)}";
            return new Attempt(Fetched.Failed(SourceOutcome.Unreachable, detail), MayRetry: true, Connected: false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return new Attempt(Fetched.Failed(SourceOutcome.Unreachable, $"{plan.Title} broke its answer off: {Sentence(e)}"), MayRetry: true);
        }
    }

    private Attempt Refusal(FetchPlan plan, HttpResponseMessage response)
    {
        var status = response.StatusCode;
        var says = string.Create(CultureInfo.InvariantCulture, $"{plan.Title} answered {(int)status} {Reason(status)}");
        var asked = RetryDelay.Asked(response.Headers, time.GetUtcNow());
        return status switch
        {
            // arXiv says 406 where others say 429.
            HttpStatusCode.TooManyRequests or HttpStatusCode.NotAcceptable =>
                new Attempt(Fetched.Failed(SourceOutcome.Refused, says + ": it wants fewer requests.", status), MayRetry: true, Asked: asked),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.UnavailableForLegalReasons =>
                Attempt.Final(SourceOutcome.Refused, says + ": it does not let us in.", status),
            HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                new Attempt(Fetched.Failed(SourceOutcome.Unreachable, says + ".", status), MayRetry: true, Asked: asked),
            _ => Attempt.Final(SourceOutcome.Unreadable, says + " where a listing was expected.", status),
        };
    }

    /// <summary>The whole body; null when it is larger than allowed, which ends the reading there.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBoundedAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > most)
            return null;

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream((int)(content.Headers.ContentLength ?? 64 * 1024));
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > most)
                return null;
            await body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static string Reason(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => "Too Many Requests",
        HttpStatusCode.InternalServerError => "Internal Server Error",
        _ => System.Text.RegularExpressions.Regex.Replace(status.ToString(), "(?<=[a-z])(?=[A-Z])", " "),
    };

    private static string Sentence(Exception e)
    {
        var innermost = e.GetBaseException().Message.ReplaceLineEndings(" ").Trim();
        return innermost.EndsWith('.') ? innermost : innermost + ".";
    }

    private static string Megabytes(int bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.#} MB");

    private sealed record Attempt(Fetched Result, bool MayRetry, TimeSpan? Asked = null, bool Connected = true)
    {
        public static Attempt Final(SourceOutcome outcome, string detail, HttpStatusCode status) =>
            new(Fetched.Failed(outcome, detail, status), MayRetry: false);
    }

    private static partial class Log
    {
        [LoggerMessage(110, LogLevel.Warning, "Asking {Source} failed, attempt {Attempt}: {Detail}")]
        public static partial void AttemptFailed(ILogger logger, string source, int attempt, string detail);
    }
}
