using Alerts.Functions.Hosts.Local.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MimeKit;

namespace Alerts.Functions.Hosts.Local.Inbox;

/// <summary>The development inbox: the folder sender's mails at <c>/inbox</c>, each as it looks. Only in the local host, only on this machine.</summary>
internal static class InboxEndpoints
{
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A mail's own styles are inline; it has no scripts to run and nothing to fetch but pictures.
    private const string MailPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: https:; form-action 'none'; frame-ancestors 'self'; "
        + "sandbox allow-popups allow-popups-to-escape-sandbox";

    /// <summary>Maps the inbox.</summary>
    public static void MapInbox(this IEndpointRouteBuilder routes, InboxFolder folder)
    {
        var inbox = routes.MapGroup("/inbox");
        inbox.OnlyFromThisMachine().WithOrder(-1);
        inbox.MapGet("", (HttpContext context) =>
            Page(context, PagePolicy, InboxPages.List(folder, folder.List(context.RequestAborted))));
        inbox.MapGet("inbox.css", () =>
            Results.File(Path.Combine(AppContext.BaseDirectory, "Hosts", "Local", "Inbox", "inbox.css"), "text/css; charset=utf-8"));
        inbox.MapGet("{id}", (HttpContext context, string id, InboxView? view) =>
            ShowAsync(context, folder, id, PagePolicy, mail => InboxPages.Mail(id, mail, view ?? InboxView.Desktop)));
        inbox.MapGet("{id}/html", (HttpContext context, string id) => ShowAsync(context, folder, id, MailPolicy, InboxPages.Html));
        inbox.MapGet("{id}/eml", (string id) =>
            folder.PathOf(id) is { } path && File.Exists(path) ? Results.File(path, "message/rfc822", id + ".eml") : Results.NotFound());
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, InboxFolder folder, string id, string policy, Func<MimeMessage, string> show)
    {
        using var mail = await folder.FindAsync(id, context.RequestAborted);
        return mail is null ? Results.NotFound() : Page(context, policy, show(mail));
    }

    private static IResult Page(HttpContext context, string policy, string html)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(html, "text/html; charset=utf-8");
    }
}
