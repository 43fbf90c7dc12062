using System.Globalization;
using System.Text;
using Alerts.Papers;
using Alerts.Pipeline.Operations;
using static System.Net.WebUtility;

namespace Alerts.Functions.StatusPages;

/// <summary>The tables of the status page.</summary>
internal static class StatusTables
{
    private const int RunsShown = 20;
    private const int AnswersShown = 4;

    /// <summary>The last runs, newest first.</summary>
    public static string Runs(IReadOnlyList<Batch> batches) => batches.Count == 0
        ? "<section><h2>Runs</h2><p class=\"muted\">None yet. The first comes with the timer, or by hand: POST /api/operations/pull.</p></section>"
        : $"""
        <section><h2>Runs</h2><div class="scroll" role="region" aria-label="Runs" tabindex="0"><table>
        <caption>The last {Math.Min(RunsShown, batches.Count)} of {batches.Count} runs in 30 days, newest first</caption>
        <tr><th scope="col">Batch</th><th scope="col">State</th>
        <th scope="col" class="n">New</th><th scope="col" class="n">Joined</th><th scope="col" class="n">Left out</th>
        <th scope="col" class="n">Minutes</th><th scope="col">Sources</th></tr>
        {Join(batches.Take(RunsShown), Run)}
        </table></div></section>
        """;

    /// <summary>How far each source is read, and what it said last.</summary>
    public static string Sources(IReadOnlyList<SourceState> sources) => sources.Count == 0
        ? "<section><h2>Sources</h2><p class=\"muted\">None was asked yet.</p></section>"
        : $"""
        <section><h2>Sources</h2><table>
        <tr><th scope="col">Source</th><th scope="col">Given up to</th><th scope="col">Last answers</th></tr>
        {Join(sources, Source)}
        </table></section>
        """;

    /// <summary>Names and how many there are; what lies in a poison queue stands out.</summary>
    public static string Counts(string title, IReadOnlyList<(string Name, int Count)> rows) => rows.Count == 0
        ? $"<section><h2>{title}</h2><p class=\"muted\">None.</p></section>"
        : $"<section><h2>{title}</h2><table>{Join(rows, Count)}</table></section>";

    /// <summary>The alerts that failed, by reason and one by one; nothing where there are none.</summary>
    public static string Failed(IReadOnlyList<FailedAlert> alerts) => alerts.Count == 0
        ? ""
        : $"""
        <section><h2>Failed alerts</h2>
        <table><caption>By reason</caption>
        {Join(alerts.CountBy(alert => alert.Reason).OrderByDescending(reason => reason.Value), reason => Row(Cell(reason.Key), Number($"{reason.Value}")))}
        </table>
        <div class="scroll" role="region" aria-label="Failed alerts" tabindex="0"><table>
        <caption>One by one: POST /api/operations/alerts/ and the path, with /resend or /drop</caption>
        <tr><th scope="col">Path</th><th scope="col">Since</th><th scope="col" class="n">Attempts</th><th scope="col">Reason</th></tr>
        {Join(alerts, Alert)}
        </table></div></section>
        """;

    /// <summary>A state in lower case.</summary>
    public static string Name(BatchState state) => state.ToString().ToLowerInvariant();

    /// <summary>A minute, UTC.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>All of them, one after the other.</summary>
    public static string Join<T>(IEnumerable<T> items, Func<T, string> draw)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            text.Append(draw(item));
        }

        return text.ToString();
    }

    private static string Run(Batch batch) => Row(
        Code(batch.Id),
        batch.State is BatchState.Failed ? $"<td class=\"bad\">{Name(batch.State)}</td>" : Cell(Name(batch.State)),
        Number($"{batch.Papers}"),
        Number($"{batch.Joined}"),
        Number($"{batch.Skipped}"),
        Number(batch.Done is { } done ? (done - batch.Started).TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture) : "–"),
        $"<td>{Join(batch.Sources, SourceOfRun)}</td>");

    private static string SourceOfRun(SourceReport source) => source.Failed
        ? $"<span class=\"bad\">{HtmlEncode(source.Source)} failed</span> "
        : $"<span class=\"muted\">{HtmlEncode(source.Source)}</span> ";

    private static string Source(SourceState source) => Row(
        Cell(source.Source),
        $"<td class=\"d\">{source.Cursor?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td>",
        $"<td>{Join(source.Days.TakeLast(AnswersShown), Answer)}</td>");

    private static string Answer(DayReport day)
    {
        var tone = day.Outcome is SourceOutcome.Listed or SourceOutcome.Empty ? "muted" : "bad";
        var detail = day.Detail is null ? "" : $": {HtmlEncode(day.Detail)}";
        return string.Create(
            CultureInfo.InvariantCulture, $"<div class=\"{tone}\">{day.Day:MM-dd} {day.Outcome.ToString().ToLowerInvariant()}, {day.Papers} papers{detail}</div>");
    }

    private static string Count((string Name, int Count) row)
    {
        var poisoned = row.Count > 0 && row.Name.EndsWith("-poison", StringComparison.Ordinal);
        return Row(Cell(row.Name), poisoned ? $"<td class=\"n bad\">{row.Count}</td>" : Number($"{row.Count}"));
    }

    private static string Alert(FailedAlert alert) => Row(
        Code($"{alert.Shard}/{alert.Due}/{alert.Subscriber}"),
        $"<td class=\"d\">{Minute(alert.Since)}</td>",
        Number($"{alert.Attempts}"),
        Cell(alert.Reason));

    private static string Row(params IEnumerable<string> cells) => $"<tr>{string.Concat(cells)}</tr>";

    private static string Cell(string text) => $"<td>{HtmlEncode(text)}</td>";

    private static string Code(string text) => $"<td><code>{HtmlEncode(text)}</code></td>";

    private static string Number(string number) => $"<td class=\"n\">{number}</td>";
}
