using System.Text;

namespace Alerts.Evaluation.Reporting;

/// <summary>The report as it grows.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();

    /// <summary>The goals so far.</summary>
    public List<Goal> Goals { get; } = [];

    /// <summary>Adds a heading with a line on what is measured.</summary>
    public void Section(string title, string what) => _text.Append($"\n## {title}\n\n{what}\n\n");

    /// <summary>Adds a table.</summary>
    public void Add(Table table) => _text.Append(table).Append('\n');

    /// <summary>Adds a line.</summary>
    public void Line(string line) => _text.Append(line).Append("\n\n");

    /// <inheritdoc />
    public override string ToString() => _text.ToString();
}
