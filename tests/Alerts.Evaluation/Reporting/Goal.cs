using System.Globalization;

namespace Alerts.Evaluation.Reporting;

/// <summary>A goal and what was measured.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Bound">What it should reach, or stay under.</param>
/// <param name="AtMost">Whether the bound is the most, not the least.</param>
internal sealed record Goal(string What, double Measured, double Bound, bool AtMost = false)
{
    /// <summary>Whether the goal is reached, at the precision that is printed.</summary>
    public bool Reached => AtMost ? Math.Round(Measured, 3) <= Math.Round(Bound, 3) : Math.Round(Measured, 3) >= Math.Round(Bound, 3);

    /// <summary>The table of some goals.</summary>
    public static Table Table(IEnumerable<Goal> goals)
    {
        var table = new Table("goal", "measured", "bound", "reached");
        foreach (var goal in goals)
        {
            table.Add(goal.What, Figure(goal.Measured), (goal.AtMost ? "≤ " : "≥ ") + Figure(goal.Bound), goal.Reached ? "yes" : "no");
        }

        return table;
    }

    private static string Figure(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
