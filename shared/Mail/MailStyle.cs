namespace Alerts.Mail;

/// <summary>
/// The one visual language of mails: a scale of type (13, 14, 15, 20, 28), one accent, colours for light and dark; the
/// page uses the same values. Styles stand inline for readers that drop style sheets. The sheet adds dark mode and
/// phone widths, and repeats the styles of a paper, so that a mail of many papers can leave them out (see docs/decisions).
/// </summary>
internal static class MailStyle
{
    public const string Sans = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif";

    public const string Page = "#f5f4f0";
    public const string Card = "#ffffff";
    public const string Ink = "#22211f";
    public const string Muted = "#66635c";
    public const string Border = "#e6e3db";
    public const string Accent = "#0b655b";

    // The parts of a paper.
    public const string Row = $"border-top:1px solid {Border};padding:24px 0 28px";
    public const string Meta = $"font-size:13px;line-height:20px;color:{Muted}";
    public const string Score = $"background-color:#edf5f3;color:{Accent};font-weight:700";
    public const string Title = $"margin:8px 0 4px;font:700 20px/27px Georgia,serif;color:{Ink}";
    public const string TitleLink = $"color:{Ink};text-decoration:none";
    public const string Authors = $"font-size:14px;line-height:21px;color:{Muted}";
    public const string Why = "margin:12px 0;padding:8px 12px;background-color:#edf5f3;color:#1d4c45;font-size:14px;line-height:21px";
    public const string Excerpt = "margin:12px 0";
    public const string Tags = $"margin:10px 0;font-size:13px;line-height:21px;color:{Muted}";
    public const string Links = "margin:12px 0 0;font-size:14px;line-height:24px;font-weight:600";
    public const string Link = $"color:{Accent};text-decoration:none";
    public const string Feedback = $"font-size:13px;line-height:24px;color:{Muted}";
    public const string FeedbackLink = $"color:{Muted}";
    public const string Mark = "background-color:#fdeeb0;color:#3a3000;font-weight:inherit";

    /// <summary>Class names are one letter because they are repeated up to a thousand times in a mail.</summary>
    public const string Sheet = $$"""
        body{margin:0;padding:0;width:100%!important;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
        a:hover{text-decoration:underline!important}
        .r{{{Row}}}.n{{{Meta}}}.v{{{Score}};border-radius:9px;padding:2px 8px}
        .t{{{Title}}}.t a{{{TitleLink}}}.u{{{Authors}}}.y{{{Why}};border-radius:6px}.x{{{Excerpt}}}.g{{{Tags}}}
        .f{{{Links}}}.f a{{{Link}}}.e{{{Feedback}}}.e a{{{FeedbackLink}}}.m{{{Mark}};border-radius:3px;padding:0 1px}
        @media (max-width:620px){.w{padding:0!important}.c{padding-left:20px!important;padding-right:20px!important;border-radius:0!important}.k{border-left:0!important;border-right:0!important}.h{font-size:24px!important;line-height:31px!important}
        }
        @media (prefers-color-scheme:dark){
        body,.p{background-color:#131312!important}
        .k{background-color:#1c1c1a!important;border-color:#2f2e2b!important}
        .i,.t,.t a,.x{color:#ecebe5!important}
        .q,.q a,.n,.u,.g,.e,.e a{color:#a5a299!important}
        .a,.a a,.f a{color:#79cfc1!important}
        .v,.y{background-color:#1c2e2a!important;color:#bfe3db!important}
        .l,.r{border-color:#33322e!important}
        .m{background-color:#5c4d12!important;color:#fff4d0!important}
        .b{background-color:#79cfc1!important;color:#0c201c!important}
        }
        """;
}
