using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Alerts.Delivery.Senders;
using MimeKit;

namespace Alerts.Functions.Hosts.Local.Inbox;

/// <summary>The inbox's pages: plain HTML, no script. Everything that comes from a mail is encoded, or shown in a sandbox.</summary>
internal static partial class InboxPages
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The list of mails.</summary>
    public static string List(InboxFolder folder, IReadOnlyList<InboxEntry> entries)
    {
        var rows = new StringBuilder();
        foreach (var entry in entries)
        {
            rows.Append(CultureInfo.InvariantCulture, $"""
                <li><a href="/inbox/{entry.Id}"><span class="subject">{Text(entry.Subject)}</span>
                <span class="to">{Text(entry.To)}</span>
                <time datetime="{entry.Written:O}">{entry.Written:d MMM HH:mm} UTC</time></a></li>
                """);
        }

        var where = folder.Sender is SenderKind.Folder
            ? $"They appear here as soon as one is written to <code>{Text(folder.Folder)}</code>."
            : $"Mails leave by {folder.Sender}: set <code>Mail__Sender</code> to <code>Folder</code> to see them here.";
        var body = entries.Count > 0
            ? $"<ol class=\"mails\">{rows}</ol>"
            : $"""
              <div class="empty"><h2>No mails yet</h2>
              <p>{where}</p></div>
              """;
        return Page("Inbox", $"""<header><h1>Inbox</h1><p>{Count(entries.Count)} · <a href="/">the app</a></p></header>{body}""", refresh: true);
    }

    /// <summary>One mail, in one of its views.</summary>
    public static string Mail(string id, MimeMessage mail, InboxView view)
    {
        var tabs = string.Concat(Enum.GetValues<InboxView>().Select(tab =>
            $"<a href=\"/inbox/{id}?view={tab}\"{(tab == view ? " aria-current=\"page\"" : "")}>{tab}</a>"));
        var content = view switch
        {
            InboxView.Text => $"<pre>{Text(mail.TextBody ?? "This mail has no text part.")}</pre>",
            InboxView.Headers => Headers(mail),
            _ => $"""
                <iframe class="{(view is InboxView.Phone ? "phone" : "desktop")}" title="The mail as it looks" src="/inbox/{id}/html"
                sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
                """,
        };
        return Page(
            mail.Subject ?? "Mail",
            $"""
            <header><p><a href="/inbox">← Inbox</a></p><h1>{Text(mail.Subject ?? "")}</h1>
            <p>{Text(mail.From.ToString())} → {Text(mail.To.ToString())} · {mail.Date.ToString("ddd d MMM yyyy HH:mm zzz", CultureInfo.InvariantCulture)}</p>
            <nav aria-label="Views">{tabs}<a href="/inbox/{id}/eml">.eml</a></nav></header>{content}
            """,
            refresh: false);
    }

    /// <summary>The HTML part, its links made to open in a tab of their own.</summary>
    public static string Html(MimeMessage mail)
    {
        const string Target = "<base target=\"_blank\">";
        var html = mail.HtmlBody ?? "<p>This mail has no HTML part.</p>";
        var head = Head().Match(html);
        return head.Success ? html.Insert(head.Index + head.Length, Target) : Target + html;
    }

    private static string Headers(MimeMessage mail)
    {
        var rows = string.Concat(mail.Headers.Select(header => $"<tr><th scope=\"row\">{Text(header.Field)}</th><td>{Text(header.Value)}</td></tr>"));
        return $"<div class=\"headers\"><table>{rows}</table></div>";
    }

    private static string Page(string title, string body, bool refresh) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">{(refresh ? "<meta http-equiv=\"refresh\" content=\"10\">" : "")}
        <title>{Text(title)}</title><link rel="stylesheet" href="/inbox/inbox.css"></head><body><main>{body}</main></body></html>
        """;

    private static string Count(int mails) => mails switch
    {
        0 => "empty",
        1 => "1 mail",
        InboxFolder.MostListed => $"the newest {mails} mails",
        _ => $"{mails} mails",
    };

    private static string Text(string text) => Encoder.Encode(text);

    [GeneratedRegex(@"<head\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Head();
}

/// <summary>How a mail is looked at.</summary>
internal enum InboxView
{
    /// <summary>Its HTML part, as wide as the window.</summary>
    Desktop,

    /// <summary>Its HTML part, 390 pixels wide.</summary>
    Phone,

    /// <summary>Its text part.</summary>
    Text,

    /// <summary>All headers.</summary>
    Headers,
}
