namespace Alerts.Subscribing;

/// <summary>How often something may be done for one subject (an address, a network).</summary>
/// <param name="Name">A short name, part of the row's key.</param>
/// <param name="Most">At most so many times …</param>
/// <param name="Window">… within any time this long.</param>
public sealed record RateLimit(string Name, int Most, TimeSpan Window)
{
    /// <summary>Mails of one kind of asking to one address.</summary>
    public static RateLimit MailsToAddress { get; } = new("mail", 3, TimeSpan.FromHours(1));

    /// <summary>Requests of one network that may send a mail.</summary>
    public static RateLimit AsksFromNetwork { get; } = new("ask", 30, TimeSpan.FromHours(1));

    /// <summary>Requests of one network that carry a token: guessing is hopeless anyway.</summary>
    public static RateLimit TokensFromNetwork { get; } = new("token", 120, TimeSpan.FromMinutes(10));

    /// <summary>Previews and suggestions of one network: they cost processor time.</summary>
    public static RateLimit PreviewsFromNetwork { get; } = new("preview", 120, TimeSpan.FromMinutes(5));
}
