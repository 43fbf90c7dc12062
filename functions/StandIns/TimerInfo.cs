namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function on a timer is told. Same shape as the class in Microsoft.Azure.Functions.Worker.Extensions.Timer.</summary>
public class TimerInfo
{
    /// <summary>Where the schedule stands; null when it is not remembered.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for a missed one.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Where a schedule stands.</summary>
public class ScheduleStatus
{
    /// <summary>The last occurrence, UTC.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence, UTC.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was last written, UTC.</summary>
    public DateTime LastUpdated { get; set; }
}
