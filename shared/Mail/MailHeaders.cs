using Alerts.Links;

namespace Alerts.Mail;

/// <summary>The headers beyond the usual ones.</summary>
internal static class MailHeaders
{
    /// <summary>
    /// Of an alert: one-click unsubscribing (RFC 8058), the list (RFC 2919), and a Feedback-ID that names the kind of
    /// mail and the sender, never the recipient.
    /// </summary>
    public static Dictionary<string, string> OfAlert(SiteLinks links, string brand, string unsubscribe) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["List-Unsubscribe"] = $"<{unsubscribe}>",
        ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        ["List-Id"] = $"{Phrase(brand)} <papers.{links.Host}>",
        ["Precedence"] = "list",
        ["Feedback-ID"] = "alert:papers:alerts",
        ["Auto-Submitted"] = "auto-generated",
    };

    /// <summary>Of a letter that a person asked for (confirm, sign-in): no list, so no list headers.</summary>
    public static Dictionary<string, string> OfLetter(string kind) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Feedback-ID"] = $"letter:{kind}:alerts",
        ["Auto-Submitted"] = "auto-generated",
    };

    /// <summary>A quoted phrase of ASCII, so that no encoding is needed.</summary>
    private static string Phrase(string text) =>
        $"\"{string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '.'))}\"";
}
