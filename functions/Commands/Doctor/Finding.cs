namespace Alerts.Functions.Commands.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, and could be better.</summary>
    Mind,

    /// <summary>Does not work.</summary>
    Bad,
}

/// <summary>What a check found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What was found, in a sentence.</param>
/// <param name="Advice">What to do about it; null when there is nothing to do.</param>
internal sealed record Finding(Severity Severity, string Text, string? Advice = null)
{
    public static Finding Good(string text) => new(Severity.Good, text);

    public static Finding Mind(string text, string advice) => new(Severity.Mind, text, advice);

    public static Finding Bad(string text, string advice) => new(Severity.Bad, text, advice);
}
