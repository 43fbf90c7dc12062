namespace Alerts.Functions.Hosts.Local;

/// <summary>Something outside the app is not as it must be. The message is one line for the person at the desk.</summary>
internal sealed class LocalException : Exception
{
    public LocalException()
    {
    }

    public LocalException(string message)
        : base(message)
    {
    }

    public LocalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
