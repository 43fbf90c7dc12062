using Alerts.Matching;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Mail;

/// <summary>What an alert mail says. Content is as it was matched; the subscriber is as of sending.</summary>
public sealed record AlertMail
{
    /// <summary>Our own random id of this mail: 32 hex digits, the same on a second try.</summary>
    public required string MailId { get; init; }

    /// <summary>The Message-ID without angle brackets, the same on a second try.</summary>
    public required string MessageId { get; init; }

    /// <summary>Whom it goes to.</summary>
    public required Subscriber Subscriber { get; init; }

    /// <summary>The subscriber's local date on which it is due.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The papers, best first, at most <see cref="DeliverySettings.Cap"/>; none makes a "nothing matched" mail.</summary>
    public IReadOnlyList<Match> Papers { get; init; } = [];

    /// <summary>How many more papers matched than the cap lets through.</summary>
    public int Remaining { get; init; }

    /// <summary>How many new papers were looked at, where the caller knows.</summary>
    public int? PapersRead { get; init; }

    /// <summary>The most upvoted papers, for those who asked for the trending section.</summary>
    public IReadOnlyList<Paper> Trending { get; init; } = [];
}
