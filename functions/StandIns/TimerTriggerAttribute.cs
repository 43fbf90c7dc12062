namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function on a schedule. Same shape as the attribute in Microsoft.Azure.Functions.Worker.Extensions.Timer.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>An NCRONTAB expression of six fields, UTC, or <c>%Name%</c> of the setting that holds it.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether to run at once when the host starts.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Whether occurrences are remembered, so that a missed one is made up for.</summary>
    public bool UseMonitor { get; set; } = true;
}
