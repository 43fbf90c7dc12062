namespace Alerts.Subscribing;

/// <summary>What came of following a mailed link.</summary>
public enum LinkOutcome
{
    /// <summary>It worked.</summary>
    Done,

    /// <summary>Damaged, or made for something else.</summary>
    Invalid,

    /// <summary>Too old, used before, replaced by a newer one, or revoked.</summary>
    Gone,

    /// <summary>What it asks for cannot be done now (the address belongs to somebody else, the profile changed).</summary>
    Conflict,
}
