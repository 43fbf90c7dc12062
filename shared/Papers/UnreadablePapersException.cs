namespace Alerts.Papers;

/// <summary>A file cannot be read as papers. The message says why, in words that follow the file's name.</summary>
public sealed class UnreadablePapersException : Exception
{
    /// <summary>Without a reason.</summary>
    public UnreadablePapersException()
        : this("it cannot be read")
    {
    }

    /// <summary>With the reason.</summary>
    public UnreadablePapersException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and what lies behind it.</summary>
    public UnreadablePapersException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the file is of a form the app knows, and broken; otherwise it is something else altogether.</summary>
    public bool Recognised { get; init; }
}
