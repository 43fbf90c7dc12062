using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Alerts.Functions.Http;

/// <summary>
/// A page that works without scripts, other files or anything to fill in: what a mail program or an old browser can be
/// trusted to show. Its one style sheet is allowed by its hash.
/// </summary>
internal sealed class PlainPage(int status, string title, string body, TimeSpan? retryAfter = null) : IResult
{
    private const string Style = """
        :root{color-scheme:light dark;--page:#f5f4f0;--card:#fff;--ink:#22211f;--muted:#66635c;--line:#e6e3db;--accent:#0b655b;--on:#fff}
        @media (prefers-color-scheme:dark){:root{--page:#131312;--card:#1c1c1a;--ink:#ecebe5;--muted:#a5a299;--line:#2f2e2b;--accent:#79cfc1;--on:#0c201c}}
        *{box-sizing:border-box}
        body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--page);color:var(--ink);
        font:16px/26px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
        main{max-width:32rem;width:100%;padding:40px;background:var(--card);border:1px solid var(--line);border-radius:12px}
        h1{margin:0 0 12px;font:400 28px/36px Georgia,serif}
        p{margin:0 0 24px;color:var(--muted)}
        p:last-child,form{margin:0}
        a{color:var(--accent)}
        button{min-height:44px;padding:10px 22px;border:0;border-radius:8px;background:var(--accent);color:var(--on);
        font:inherit;font-weight:600;cursor:pointer}
        button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
        @media (max-width:480px){main{padding:28px 22px}}
        """;

    private static readonly string Policy = StyledPage.Policy(Style, hasForm: true);

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        SecurityHeaders.Apply(response, Policy);
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsync(StyledPage.Html(title, Style, $"<h1>{title}</h1>{body}"), httpContext.RequestAborted);
    }
}
