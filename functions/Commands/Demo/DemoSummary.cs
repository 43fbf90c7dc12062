using System.Globalization;
using Alerts.Delivery;
using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Functions.Commands.Demo;

/// <summary>What the day brought, for people.</summary>
/// <param name="output">Where to write.</param>
/// <param name="colours">Whether it is a terminal that shows them.</param>
internal sealed class DemoSummary(TextWriter output, bool colours)
{
    private const int MostProfiles = 20;
    private const int MostPapers = 10;

    /// <summary>Writes it.</summary>
    /// <param name="report">The day.</param>
    /// <param name="mails">How many mails were written.</param>
    /// <param name="folder">Where they are, as the person named it.</param>
    public void Write(DemoReport report, int mails, string folder)
    {
        if (report.SampleReason is { } reason)
        {
            output.WriteLine($"{reason.TrimEnd('.')}; so this is the sample day of the project.");
        }

        WritePulled(report.Batch);
        foreach (var result in report.Profiles.Take(MostProfiles))
        {
            output.WriteLine();
            WriteProfile(result, folder);
        }

        output.WriteLine();
        if (report.Profiles.Count > MostProfiles)
        {
            output.WriteLine($"… and {report.Profiles.Count - MostProfiles} more profiles.");
        }

        output.WriteLine($"{Count(mails, "mail")} in {folder}{Path.DirectorySeparatorChar}, each as .eml, .html and .txt.");
    }

    private void WritePulled(Batch batch)
    {
        var sources = string.Join(", ", batch.Sources.Select(source => source.Source));
        var skipped = batch.Skipped > 0 ? $", {Count(batch.Skipped, "entry", "entries")} left out" : "";
        output.WriteLine($"{Bold(Count(batch.Papers, "paper"))} pulled from {sources}{skipped}.");
        foreach (var day in batch.Sources.SelectMany(source => source.Days).Where(day => day.Detail is not null))
        {
            output.WriteLine(Quiet($"  {day.Day:yyyy-MM-dd}: {day.Detail}"));
        }
    }

    private void WriteProfile(DemoResult result, string folder)
    {
        var count = result.Matches.Count == 0 ? "nothing matched" : $"{Count(result.Matches.Count, "paper")}";
        output.WriteLine($"{Bold(result.Profile.Name)}: {count}{Delivery(result, folder)}");
        output.WriteLine(Quiet($"  {string.Join(" · ", result.Profile.Subscriber.Keywords)}"));
        foreach (var match in result.Matches.Take(MostPapers))
        {
            output.WriteLine($"  {match.Score.ToString("0", CultureInfo.InvariantCulture),3}  {match.Paper.Title}");
            output.WriteLine(Quiet($"       {Explanation.Of(match)}"));
        }

        if (result.Matches.Count > MostPapers)
        {
            output.WriteLine(Quiet($"       and {result.Matches.Count - MostPapers} more"));
        }
    }

    private static string Delivery(DemoResult result, string folder) => result.Alert switch
    {
        null => "",
        { State: AlertState.Accepted } alert => string.Create(
            CultureInfo.InvariantCulture,
            $", mailed {alert.Slot.Due:ddd d MMM HH:mm} UTC: {Path.Combine(folder, result.Profile.Name)}.html"),
        { } alert => $", not mailed: {alert.Reason ?? alert.State.ToString()}",
    };

    private static string Count(int count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    private string Bold(string text) => colours ? $"\e[1m{text}\e[0m" : text;

    private string Quiet(string text) => colours ? $"\e[2m{text}\e[0m" : text;
}
