using System.Globalization;
using System.Net;
using System.Text.Json;
using SendGrid;

namespace Alerts.Delivery.Senders;

/// <summary>What an answer of SendGrid's mail send means.</summary>
internal static class SendGridAnswer
{
    private const int LongestReason = 300;
    private const int LongestBody = 16 * 1024;

    /// <summary>Longer than this the provider is not believed to ask for.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    public static async Task<SendOutcome> ReadAsync(Response answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        switch (answer.StatusCode)
        {
            // 202: queued. 200: the sandbox mode, which checks and sends nothing.
            case HttpStatusCode.Accepted or HttpStatusCode.OK:
                return new SendOutcome.Accepted(Header(answer, "X-Message-Id"));
            case HttpStatusCode.TooManyRequests:
                return new SendOutcome.Refused(NotBefore(answer, now), "SendGrid answered 429: too many requests.");
            case HttpStatusCode.ServiceUnavailable:
                return new SendOutcome.Refused(NotBefore(answer, now), "SendGrid answered 503: unavailable.");

            // 404, 405 and redirects: this is no SendGrid. Like a wrong key it concerns every mail and no mail is at fault.
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed:
            case >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest:
                return new SendOutcome.NotAuthorized($"SendGrid answered {status}: {await ReasonAsync(answer, cancellationToken)}");
            case HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError or < HttpStatusCode.BadRequest:
                return new SendOutcome.Unknown($"SendGrid answered {status}.");
            default:
                return new SendOutcome.Failed($"SendGrid answered {status}: {await ReasonAsync(answer, cancellationToken)}");
        }
    }

    /// <summary>The reset of the rate limit in seconds since 1970, or Retry-After.</summary>
    private static DateTimeOffset? NotBefore(Response answer, DateTimeOffset now)
    {
        var seconds = long.TryParse(Header(answer, "X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            ? reset - now.ToUnixTimeSeconds()
            : long.TryParse(Header(answer, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        return seconds <= 0 ? null : now.AddSeconds(Math.Min(seconds, (long)LongestWait.TotalSeconds));
    }

    private static string? Header(Response answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The messages of <c>{"errors":[{"message":…}]}</c>, without what could be an address.</summary>
    private static async Task<string> ReasonAsync(Response answer, CancellationToken cancellationToken)
    {
        var messages = new List<string>();
        try
        {
            await using var stream = await answer.Body.ReadAsStreamAsync(cancellationToken);
            var body = new byte[LongestBody];
            var length = await stream.ReadAtLeastAsync(body, LongestBody, throwOnEndOfStream: false, cancellationToken);
            using var json = JsonDocument.Parse(body.AsMemory(0, length));
            messages.AddRange(json.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString() ?? ""));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or IOException)
        {
            // The status says enough.
        }

        return ReasonText.Clean(messages.Count == 0 ? "no reason given" : string.Join("; ", messages), LongestReason);
    }
}
