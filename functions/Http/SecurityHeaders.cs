using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>The headers of every answer the app gives. No cookies, ever.</summary>
internal static class SecurityHeaders
{
    /// <summary>For answers that load nothing: JSON, feeds.</summary>
    public const string NothingPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Sets the headers; <paramref name="contentSecurityPolicy"/> says what the answer may load.</summary>
    public static void Apply(HttpResponse response, string contentSecurityPolicy = NothingPolicy)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.StrictTransportSecurity = "max-age=63072000";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), interest-cohort=()";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }
}
