namespace Alerts.Functions.Commands;

/// <summary>How a command ends, for whoever called it.</summary>
internal static class ExitCodes
{
    /// <summary>All is done.</summary>
    public const int Done = 0;

    /// <summary>The command was right and the work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or a file it names, is not as it must be.</summary>
    public const int WrongUse = 2;
}
