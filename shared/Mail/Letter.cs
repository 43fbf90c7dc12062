namespace Alerts.Mail;

/// <summary>A short mail about the subscription itself: what HTML and text both show.</summary>
public sealed record Letter
{
    /// <summary>The kind, one word, as it stands in Feedback-ID.</summary>
    public required string Kind { get; init; }

    /// <summary>The subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>The heading.</summary>
    public required string Heading { get; init; }

    /// <summary>What there is to say before the button.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The button; null where there is nothing to do.</summary>
    public MailLink? Action { get; init; }

    /// <summary>Lines of the profile, shown as they are; empty where they do not matter.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What there is to say after it, quietly.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
