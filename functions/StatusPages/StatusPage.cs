using System.Globalization;
using System.Text;
using Alerts.Functions.Http;
using Alerts.Papers;
using Alerts.Pipeline.Operations;
using Microsoft.AspNetCore.Http;
using static System.Net.WebUtility;

namespace Alerts.Functions.StatusPages;

/// <summary>The operator's page. Everything in it that is not ours is encoded.</summary>
internal sealed class StatusPage(OperatorStatus status) : IResult
{
    private const int RunsShown = 20;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        SecurityHeaders.Apply(response, StatusStyle.Policy);
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(Html(), httpContext.RequestAborted);
    }

    /// <summary>The page as text.</summary>
    internal string Html() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Status · Alerts</title>
        <style>{StatusStyle.Sheet}</style>
        </head>
        <body>
        <main>
        <header>
        <h1>Alerts</h1>
        <span class="badge{(status.Concerns.Count > 0 ? " bad" : "")}">{(status.Concerns.Count > 0 ? "Needs a look" : "All is well")}</span>
        <p>version {HtmlEncode(status.Version)} · {Minute(status.At)} UTC</p>
        </header>
        {Concerns()}
        {Cards()}
        <div class="two">
        <section><h2>New papers a day</h2>{Papers()}</section>
        <section><h2>Minutes from pull to matched</h2>{Durations()}</section>
        </div>
        {Runs()}
        <div class="two">
        {Sources()}
        {Counts("Waiting and queues", [.. status.Sending.Overdue.Select(s => ($"due, {s.Key.ToLowerInvariant()}", s.Value)), ("minutes ahead with alerts", status.Sending.SlotsAhead), .. status.Queues.Select(q => ($"queue {q.Key}", q.Value))])}
        {Counts("Subscribers", [.. status.Subscribers.Select(s => (s.Key.ToLowerInvariant(), s.Value))])}
        {Counts("Suppressed addresses", [.. status.Suppressions.Select(s => (s.Key, s.Value))])}
        </div>
        {Failed()}
        </main>
        </body>
        </html>
        """;

    private string Concerns() => status.Concerns.Count == 0
        ? ""
        : $"<section role=\"alert\"><h2 class=\"bad\">What needs a look</h2><ul>{Join(status.Concerns, concern => $"<li>{HtmlEncode(concern)}</li>")}</ul></section>";

    private string Cards()
    {
        var last = status.Batches.Count > 0 ? status.Batches[0] : null;
        var due = status.Sending.Overdue.Values.Sum();
        return $"""
            <div class="cards">
            {Card(last is null ? "–" : Ago(last.Started), "since the last pull began", last is null ? null : $"{last.Papers} papers, {Name(last.State)}")}
            {Card($"{due}", "alerts due and not sent", status.Sending.OldestDue is { } oldest ? $"the oldest for {Ago(oldest)}" : "none is late")}
            {Card($"{status.Failed.Count}", "alerts failed in seven days", null)}
            {Card($"{status.Subscribers.GetValueOrDefault("Active")}", "active subscribers", $"of {status.Subscribers.Values.Sum()}")}
            {Card(HtmlEncode(status.Sending.Sender), "sends the mails", status.Sending.Open ? "open" : $"stands still: {HtmlEncode(status.Sending.Reason ?? "asked to wait")}")}
            </div>
            """;
    }

    private static string Card(string figure, string what, string? more) =>
        $"<section><b>{figure}</b>{what}{(more is null ? "" : $"<br><span>{more}</span>")}</section>";

    private string Papers()
    {
        var today = DateOnly.FromDateTime(status.At.UtcDateTime);
        var days = Enumerable.Range(0, StatusService.Runs.Days).Select(ago => today.AddDays(ago - StatusService.Runs.Days + 1));
        var byDay = status.Batches.ToLookup(batch => DateOnly.FromDateTime(batch.Started.UtcDateTime));
        return BarChart.Draw(
            "New papers on each of the last 30 days",
            "papers",
            [.. days.Select(day => new Bar($"{day:d MMM}", byDay[day].Sum(batch => batch.Papers), byDay[day].Any(batch => batch.HasFailures || batch.State is BatchState.Failed)))]);
    }

    private string Durations() => BarChart.Draw(
        "Minutes that the last runs took from pull to matched",
        "minutes",
        [.. status.Batches.Where(batch => batch.Done is not null).Take(60).Reverse().Select(batch => new Bar(
            Minute(batch.Started), Math.Round((batch.Done!.Value - batch.Started).TotalMinutes, 1), batch.State is BatchState.Failed))]);

    private string Runs() => status.Batches.Count == 0
        ? "<section><h2>Runs</h2><p class=\"muted\">None yet. The first comes with the timer, or by hand: POST /api/operations/pull.</p></section>"
        : $"""
        <section><h2>Runs</h2><div class="scroll" role="region" aria-label="Runs" tabindex="0"><table>
        <caption>The last {Math.Min(RunsShown, status.Batches.Count)} of {status.Batches.Count} runs in 30 days, newest first</caption>
        <tr><th scope="col">Batch</th><th scope="col">State</th><th scope="col" class="n">New</th><th scope="col" class="n">Joined</th><th scope="col" class="n">Left out</th><th scope="col" class="n">Minutes</th><th scope="col">Sources</th></tr>
        {Join(status.Batches.Take(RunsShown), Run)}
        </table></div></section>
        """;

    private static string Run(Batch batch) => string.Create(CultureInfo.InvariantCulture, $"""
        <tr><td><code>{HtmlEncode(batch.Id)}</code></td><td{(batch.State is BatchState.Failed ? " class=\"bad\"" : "")}>{Name(batch.State)}</td><td class="n">{batch.Papers}</td><td class="n">{batch.Joined}</td><td class="n">{batch.Skipped}</td><td class="n">{(batch.Done is { } done ? $"{(done - batch.Started).TotalMinutes:0.0}" : "–")}</td><td>{Join(batch.Sources, source => $"<span class=\"{(source.Failed ? "bad" : "muted")}\">{HtmlEncode(source.Source)}{(source.Failed ? " failed" : "")}</span> ")}</td></tr>

        """);

    private string Sources() => $"""
        <section><h2>Sources</h2>{(status.Sources.Count == 0 ? "<p class=\"muted\">None was asked yet.</p>" : $"<table><tr><th scope=\"col\">Source</th><th scope=\"col\">Given up to</th><th scope=\"col\">Last answers</th></tr>{Join(status.Sources, Source)}</table>")}</section>
        """;

    private static string Source(SourceState source) => string.Create(CultureInfo.InvariantCulture, $"""
        <tr><td>{HtmlEncode(source.Source)}</td><td class="d">{source.Cursor:yyyy-MM-dd}</td><td>{Join(source.Days.TakeLast(4), day => $"<div class=\"{(day.Outcome is SourceOutcome.Listed or SourceOutcome.Empty ? "muted" : "bad")}\">{day.Day:MM-dd} {day.Outcome.ToString().ToLowerInvariant()}, {day.Papers} papers{(day.Detail is null ? "" : $": {HtmlEncode(day.Detail)}")}</div>")}</td></tr>
        """);

    private static string Counts(string title, IReadOnlyList<(string Name, int Count)> rows) =>
        $"<section><h2>{title}</h2>{(rows.Count == 0 ? "<p class=\"muted\">None.</p>" : $"<table>{Join(rows, row => $"<tr><td>{HtmlEncode(row.Name)}</td><td class=\"n{(row.Count > 0 && row.Name.EndsWith("-poison", StringComparison.Ordinal) ? " bad" : "")}\">{row.Count}</td></tr>")}</table>")}</section>";

    private string Failed() => status.Failed.Count == 0
        ? ""
        : $"""
        <section><h2>Failed alerts</h2>
        <table><caption>By reason</caption>{Join(status.Failed.CountBy(alert => alert.Reason).OrderByDescending(reason => reason.Value), reason => $"<tr><td>{HtmlEncode(reason.Key)}</td><td class=\"n\">{reason.Value}</td></tr>")}</table>
        <div class="scroll" role="region" aria-label="Failed alerts" tabindex="0"><table><caption>One by one: POST /api/operations/alerts/ and the path, with /resend or /drop</caption>
        <tr><th scope="col">Path</th><th scope="col">Since</th><th scope="col" class="n">Attempts</th><th scope="col">Reason</th></tr>
        {Join(status.Failed, alert => $"<tr><td><code>{HtmlEncode($"{alert.Shard}/{alert.Due}/{alert.Subscriber}")}</code></td><td class=\"d\">{Minute(alert.Since)}</td><td class=\"n\">{alert.Attempts}</td><td>{HtmlEncode(alert.Reason)}</td></tr>")}
        </table></div></section>
        """;

    private string Ago(DateTimeOffset then)
    {
        var ago = status.At - then;
        return ago switch
        {
            { TotalMinutes: < 60 } => $"{(int)ago.TotalMinutes} min",
            { TotalHours: < 48 } => $"{(int)ago.TotalHours} h",
            _ => $"{(int)ago.TotalDays} days",
        };
    }

    private static string Name(BatchState state) => state.ToString().ToLowerInvariant();

    private static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Join<T>(IEnumerable<T> items, Func<T, string> draw)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            text.Append(draw(item));
        }

        return text.ToString();
    }
}
