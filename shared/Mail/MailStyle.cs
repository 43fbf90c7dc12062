namespace Alerts.Mail;

/// <summary>
/// The one visual language of mails: a scale of type, one accent, colours for light and dark. Inline for readers that
/// drop style sheets; the sheet only adds dark mode and phone widths. The page uses the same values.
/// </summary>
internal static class MailStyle
{
    public const string Serif = "Georgia,'Times New Roman',serif";
    public const string Sans = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    public const string Page = "#f5f4f0";
    public const string Card = "#ffffff";
    public const string Ink = "#22211f";
    public const string Muted = "#66635c";
    public const string Line = "#e6e3db";
    public const string Accent = "#0b655b";
    public const string Soft = "#edf5f3";
    public const string Mark = "#fdeeb0";

    /// <summary>Class names are short because they are repeated up to a thousand times in a mail.</summary>
    public const string Sheet = """
        body{margin:0;padding:0;width:100%!important;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
        a:hover{text-decoration:underline!important}
        @media (max-width:620px){.w{padding:0!important}.c{padding-left:20px!important;padding-right:20px!important;border-radius:0!important}.h{font-size:24px!important;line-height:31px!important}}
        @media (prefers-color-scheme:dark){
        body,.p{background-color:#131312!important}
        .k{background-color:#1c1c1a!important;border-color:#2f2e2b!important}
        .i,.i a{color:#ecebe5!important}
        .q,.q a{color:#a5a299!important}
        .a,.a a{color:#79cfc1!important}
        .s{background-color:#1c2e2a!important;color:#bfe3db!important}
        .l{border-color:#33322e!important}
        .m{background-color:#5c4d12!important;color:#fff4d0!important}
        .b{background-color:#79cfc1!important;color:#0c201c!important}
        }
        """;
}
