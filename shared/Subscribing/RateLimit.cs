namespace Alerts.Subscribing;

/// <summary>How often something may be done for one subject (an address, a network).</summary>
/// <param name="Name">A short name, part of the row's key.</param>
/// <param name="Most">At most so many times …</param>
/// <param name="Window">… within any time this long.</param>
/// <param name="Block">
/// Uses are written down in blocks of so many: 1 counts exactly and writes every use. More is for what is read often; each
/// instance then lets up to one block more through.
/// </param>
public sealed record RateLimit(string Name, int Most, TimeSpan Window, int Block = 1)
{
    /// <summary>Letters to an address that nobody has confirmed, whoever asks for them.</summary>
    public static RateLimit LettersToUnconfirmed { get; } = new("mail", 3, TimeSpan.FromHours(1));

    /// <summary>Letters to an address that was confirmed, whoever asks for them.</summary>
    public static RateLimit LettersToConfirmed { get; } = new("reader", 9, TimeSpan.FromHours(1));

    /// <summary>Letters to one address that one network asks for.</summary>
    public static RateLimit LettersAskedByNetwork { get; } = new("mail-ask", 3, TimeSpan.FromHours(1));

    /// <summary>Requests of one network that may send a mail.</summary>
    public static RateLimit AsksFromNetwork { get; } = new("ask", 30, TimeSpan.FromHours(1));

    /// <summary>Requests of one network that carry a token: guessing is hopeless anyway.</summary>
    public static RateLimit TokensFromNetwork { get; } = new("token", 120, TimeSpan.FromMinutes(10));

    /// <summary>Previews and suggestions of one network: they cost processor time.</summary>
    public static RateLimit PreviewsFromNetwork { get; } = new("preview", 120, TimeSpan.FromMinutes(5));

    /// <summary>Days read by one network, which may be a university behind one address.</summary>
    public static RateLimit PagesFromNetwork { get; } = new("page", 1_200, TimeSpan.FromMinutes(10), Block: 40);

    /// <summary>Private feeds read by one network: feed readers come for many people at once.</summary>
    public static RateLimit FeedsFromNetwork { get; } = new("feed", 600, TimeSpan.FromMinutes(10), Block: 20);

    /// <summary>Unsubscribing posted by one network: a large mail provider posts for all its people.</summary>
    public static RateLimit UnsubscribesFromNetwork { get; } = new("unsubscribe", 1_200, TimeSpan.FromMinutes(10), Block: 40);
}
