using System.Globalization;
using Alerts.Functions.Http;
using Alerts.Papers;
using Alerts.Pipeline.Operations;
using Microsoft.AspNetCore.Http;
using static System.Net.WebUtility;

namespace Alerts.Functions.StatusPages;

/// <summary>The operator's page. Everything in it that is not ours is encoded.</summary>
internal sealed class StatusPage(OperatorStatus status) : IResult
{
    private const int RunsCharted = 60;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        SecurityHeaders.Apply(response, StatusStyle.Policy);
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(StyledPage.Html("Status", StatusStyle.Sheet, Main()), httpContext.RequestAborted);
    }

    private string Main()
    {
        var (badge, word) = status.Concerns.Count > 0 ? ("badge bad", "Needs a look") : ("badge", "All is well");
        return $"""
            <header>
            <h1>Alerts</h1>
            <span class="{badge}">{word}</span>
            <p>version {HtmlEncode(status.Version)} · {StatusTables.Minute(status.At)} UTC</p>
            </header>
            {Concerns()}
            {Cards()}
            <div class="two">
            <section><h2>New papers a day</h2>{Papers()}</section>
            <section><h2>Minutes from pull to matched</h2>{Durations()}</section>
            </div>
            {StatusTables.Runs(status.Batches)}
            <div class="two">
            {StatusTables.Sources(status.Sources)}
            {StatusTables.Counts("Waiting and queues", [.. Waiting()])}
            {StatusTables.Counts("Subscribers", [.. status.Subscribers.Select(s => (s.Key.ToLowerInvariant(), s.Value))])}
            {StatusTables.Counts("Suppressed addresses", [.. status.Suppressions.Select(s => (s.Key, s.Value))])}
            </div>
            {StatusTables.Failed(status.Failed)}
            """;
    }

    private string Concerns() => status.Concerns.Count == 0
        ? ""
        : $"""
        <section role="alert"><h2 class="bad">What needs a look</h2>
        <ul>{StatusTables.Join(status.Concerns, concern => $"<li>{HtmlEncode(concern)}</li>")}</ul></section>
        """;

    private string Cards()
    {
        var last = status.Batches.Count > 0 ? status.Batches[0] : null;
        var due = status.Sending.Overdue.Values.Sum();
        var oldest = status.Sending.OldestDue is { } since ? $"the oldest for {Ago(since)}" : "none is late";
        var open = status.Sending.Open ? "open" : $"stands still: {HtmlEncode(status.Sending.Reason ?? "asked to wait")}";
        return $"""
            <div class="cards">
            {Card(last is null ? "–" : Ago(last.Started), "since the last pull began", last is null ? null : $"{last.Papers} papers, {StatusTables.Name(last.State)}")}
            {Card($"{due}", "alerts due and not sent", oldest)}
            {Card($"{status.Failed.Count}", "alerts failed in seven days", null)}
            {Card($"{status.Subscribers.GetValueOrDefault("Active")}", "active subscribers", $"of {status.Subscribers.Values.Sum()}")}
            {Card(HtmlEncode(status.Sending.Sender), "sends the mails", open)}
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
        return BarChart.Draw("New papers on each of the last 30 days", "papers", [.. days.Select(Bar)]);

        Bar Bar(DateOnly day) => new(
            day.ToString("d MMM", CultureInfo.InvariantCulture),
            byDay[day].Sum(batch => batch.Papers),
            byDay[day].Any(batch => batch.HasFailures || batch.State is BatchState.Failed));
    }

    private string Durations() => BarChart.Draw(
        "Minutes that the last runs took from pull to matched",
        "minutes",
        [.. status.Batches.Where(batch => batch.Done is not null).Take(RunsCharted).Reverse().Select(batch => new Bar(
            StatusTables.Minute(batch.Started), Math.Round((batch.Done!.Value - batch.Started).TotalMinutes, 1), batch.State is BatchState.Failed))]);

    private IEnumerable<(string Name, int Count)> Waiting() =>
    [
        .. status.Sending.Overdue.Select(state => ($"due, {state.Key.ToLowerInvariant()}", state.Value)),
        ("minutes ahead with alerts", status.Sending.SlotsAhead),
        .. status.Queues.Select(queue => ($"queue {queue.Key}", queue.Value)),
    ];

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
}
