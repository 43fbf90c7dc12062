namespace Alerts.Profiles;

/// <summary>Why a keyword line cannot be used.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
/// <param name="Message">What is wrong, one sentence without a full stop.</param>
/// <param name="Expected">What was expected there.</param>
/// <param name="Repair">The line as it was likely meant: it parses. Null where nobody can say.</param>
public sealed record KeywordError(int Line, int Column, string Message, string Expected, string? Repair)
{
    /// <summary>The error without its line, for callers that name lines in their own way.</summary>
    internal string Description => $"column {Column}: {Message}; expected {Expected}" + (Repair is null ? "" : $"; did you mean {Repair}");

    /// <summary>One line for people.</summary>
    public override string ToString() => $"line {Line}, {Description}";
}
