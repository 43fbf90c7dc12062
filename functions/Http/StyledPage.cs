using System.Security.Cryptography;
using System.Text;

namespace Alerts.Functions.Http;

/// <summary>A page of one file: its one style sheet is inside and allowed by its hash; no scripts, no other files.</summary>
internal static class StyledPage
{
    /// <summary>The policy that allows the style sheet and nothing else, but forms that go to ourselves where the page has one.</summary>
    public static string Policy(string sheet, bool hasForm) =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'; "
        + $"base-uri 'none'; form-action {(hasForm ? "'self'" : "'none'")}; frame-ancestors 'none'";

    /// <summary>The page as text.</summary>
    /// <param name="title">Its title, encoded.</param>
    /// <param name="sheet">Its style sheet.</param>
    /// <param name="main">What it holds, encoded.</param>
    public static string Html(string title, string sheet, string main) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{title} · Alerts</title>
        <style>{sheet}</style>
        </head>
        <body>
        <main>
        {main}
        </main>
        </body>
        </html>
        """;
}
