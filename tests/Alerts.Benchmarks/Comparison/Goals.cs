using System.Globalization;
using System.Text;

namespace Alerts.Benchmarks.Comparison;

/// <summary>What the project set out to reach, beside what was measured.</summary>
internal sealed class Goals
{
    /// <summary>The goals are for a day of so many papers.</summary>
    public const int Papers = 2_000;

    private readonly StringBuilder _rows = new();

    /// <summary>The table; nothing where nothing was measured that a goal speaks of.</summary>
    public string Report => _rows.Length == 0 ? "" : $"\n## Goals, {Papers} papers\n\n| | goal | measured | |\n|---|---:|---:|---|\n{_rows}";

    /// <summary>Text analysis, in MB/s.</summary>
    public void Analysis(double speed) => Row($"text analysis", "≥ 20 MB/s", $"{speed:0.0} MB/s", speed >= 20);

    /// <summary>Reading a million profiles, in profiles/s.</summary>
    public void Reading(int profiles, double speed)
    {
        if (profiles == 1_000_000)
        {
            Row($"reading a million profiles", "≥ 500,000/s", $"{speed:N0}/s", speed >= 500_000);
        }
    }

    /// <summary>Matching: the ratio to Lucene.Net, or seconds for a million.</summary>
    public void Matching(int profiles, double seconds, double ratio)
    {
        if (profiles == 1_000_000)
        {
            Row($"a million profiles", "≤ 3 s", $"{seconds:0.0} s", seconds <= 3);
        }
        else if (profiles switch { 1_000 => 25, 10_000 => 40, 100_000 => 80, _ => 0 } is > 0 and var goal)
        {
            Row($"{profiles:N0} profiles beside Lucene.Net", $"≥ {goal} ×", $"{ratio:0.0} ×", ratio >= goal);
        }
    }

    /// <summary>The peak of memory, in MB.</summary>
    public void Memory(int profiles, double megabytes)
    {
        if (profiles == 1_000_000)
        {
            Row($"memory for a million profiles", "< 600 MB", $"{megabytes:N0} MB", megabytes < 600);
        }
    }

    private void Row(FormattableString what, string goal, FormattableString measured, bool met) => _rows.Append(
        CultureInfo.InvariantCulture, $"| {what.ToString(CultureInfo.InvariantCulture)} | {goal} | {measured.ToString(CultureInfo.InvariantCulture)} | {(met ? "met" : "**missed**")} |\n");
}
