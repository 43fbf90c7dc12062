using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Alerts.Papers.Fetching;

/// <summary>How long to wait before asking again: what the source asks for, else exponential back-off with jitter.</summary>
internal static partial class RetryDelay
{
    /// <summary>
    /// What the source asks for: <c>Retry-After</c> (RFC 9110, seconds or a date), else <c>RateLimit</c> with <c>t=</c> or
    /// <c>reset=</c> (draft-ietf-httpapi-ratelimit-headers), else <c>RateLimit-Reset</c> or <c>X-RateLimit-Reset</c> (seconds,
    /// or a Unix time); null when it asks for nothing.
    /// </summary>
    public static TimeSpan? Asked(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is { } after)
            return NotNegative(after.Delta ?? after.Date - now);
        if (Value(headers, "RateLimit") is { } limit && Reset().Match(limit) is { Success: true } match)
            return Seconds(match.Groups["seconds"].Value, now);
        return Seconds(Value(headers, "RateLimit-Reset") ?? Value(headers, "X-RateLimit-Reset"), now);
    }

    /// <summary>
    /// The back-off before attempt <paramref name="attempt"/> + 1: <paramref name="first"/> × 2^(attempt−1), of which a random
    /// quarter is taken away, so that many instances do not come back at once.
    /// </summary>
    public static TimeSpan BackOff(int attempt, TimeSpan first) => first * Math.Pow(2, attempt - 1) * (1 - (Random.Shared.NextDouble() / 4));

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private static TimeSpan? Seconds(string? text, DateTimeOffset now)
    {
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds > 1e11)
            return null;

        // Nobody asks for a wait of thirty years: a number that large is a point in time.
        return NotNegative(seconds > 1e9 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) - now : TimeSpan.FromSeconds(seconds));
    }

    private static TimeSpan? NotNegative(TimeSpan? delay) => delay < TimeSpan.Zero ? TimeSpan.Zero : delay;

    [GeneratedRegex(@"\b(?:t|reset)\s*=\s*(?<seconds>\d{1,12})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reset();
}
