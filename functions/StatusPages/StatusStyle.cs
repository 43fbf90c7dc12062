using Alerts.Functions.Http;

namespace Alerts.Functions.StatusPages;

/// <summary>The one style sheet of the status page, in the colours and type of the subscriber's pages, allowed by its hash.</summary>
internal static class StatusStyle
{
    /// <summary>The sheet.</summary>
    public const string Sheet = """
        :root{color-scheme:light dark;--page:#f5f4f0;--card:#fff;--ink:#22211f;--muted:#66635c;--line:#e6e3db;--accent:#0b655b;--soft:#edf5f3;--bad:#a3322a;--badsoft:#faeceb}
        @media (prefers-color-scheme:dark){:root{--page:#131312;--card:#1c1c1a;--ink:#ecebe5;--muted:#a5a299;--line:#2f2e2b;--accent:#79cfc1;--soft:#1c2e2a;--bad:#f0938b;--badsoft:#331d1b}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:15px/24px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
        main{max-width:1080px;margin:0 auto;padding:40px 24px 64px}
        header{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:baseline;margin-bottom:24px}
        h1{margin:0;font:400 32px/40px Georgia,serif}
        h2{margin:0 0 16px;font:400 20px/28px Georgia,serif}
        header p{margin:0;color:var(--muted);font-size:13px}
        header p{margin-left:auto}
        section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:24px;margin-bottom:16px}
        .badge{display:inline-block;padding:2px 12px;border-radius:999px;background:var(--soft);color:var(--accent);font-weight:600;font-size:13px}
        .badge.bad{background:var(--badsoft);color:var(--bad)}
        .bad{color:var(--bad)}.muted{color:var(--muted)}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:16px;margin-bottom:16px}
        .cards section{margin:0}
        .cards b{display:block;font:400 32px/40px Georgia,serif}
        .cards span{color:var(--muted);font-size:13px}
        .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr));gap:16px;margin-bottom:16px}
        .two{align-items:start}.two section{margin:0;min-width:0}
        .d{white-space:nowrap}
        ul{margin:0;padding-left:20px}
        .scroll{overflow-x:auto}
        .scroll:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:4px}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--muted);font-size:13px;padding-bottom:8px}
        th,td{padding:8px 12px 8px 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
        th,.scroll code{white-space:nowrap}.scroll td:last-child{min-width:16rem}
        th{font-size:13px;font-weight:600;color:var(--muted);border-top:0}
        .n{text-align:right}
        code{font:13px/20px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        svg{display:block;width:100%;height:auto;max-height:180px}
        svg .bar{fill:var(--accent)}svg .fail{fill:var(--bad)}svg .grid{stroke:var(--line)}
        svg text{fill:var(--muted);font-size:16px;font-family:inherit}
        @media (max-width:520px){main{padding:24px 16px}section{padding:20px 16px}header p{margin-left:0}}
        """;

    /// <summary>What the page may load: its own style sheet and nothing else.</summary>
    public static string Policy { get; } = StyledPage.Policy(Sheet, hasForm: false);
}
