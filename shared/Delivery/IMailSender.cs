namespace Alerts.Delivery;

/// <summary>Hands one mail to a provider. Never throws for what the provider does: every answer is an outcome.</summary>
public interface IMailSender
{
    /// <summary>The sender's name: <c>SendGrid</c>, <c>Smtp</c> or <c>Folder</c>.</summary>
    string Name { get; }

    /// <summary>Sends <paramref name="mail"/> once. No retries: the state table decides what happens next.</summary>
    Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>A rendered mail for one recipient.</summary>
/// <param name="MailId">Our own random id of this mail: 32 hex digits, the same on a second try; travels in <c>custom_args</c>.</param>
/// <param name="MessageId">The Message-ID without angle brackets; the same on a second try.</param>
/// <param name="To">The recipient's address as typed.</param>
/// <param name="Subject">The subject line: no control characters.</param>
/// <param name="Html">The HTML part.</param>
/// <param name="Text">The plain-text part.</param>
/// <param name="Headers">Further headers (<c>List-Unsubscribe</c>, <c>List-Id</c> …), values on one line.</param>
public sealed record OutgoingMail(
    string MailId,
    string MessageId,
    string To,
    string Subject,
    string Html,
    string Text,
    IReadOnlyDictionary<string, string> Headers);

/// <summary>What a provider made of a mail: one case a row of the state table.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>The provider took it: 202, SMTP 250, file written.</summary>
    /// <param name="ProviderId">The provider's id, where it gives one.</param>
    public sealed record Accepted(string? ProviderId) : SendOutcome;

    /// <summary>Refused before taking it, try later: 429, no connection, SMTP 4yz before DATA.</summary>
    /// <param name="NotBefore">When to try again; null leaves it to us.</param>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record Refused(DateTimeOffset? NotBefore, string Reason) : SendOutcome
    {
        /// <summary>Whether the refusal says nothing about other mails (a greylisted recipient); otherwise the provider takes none now.</summary>
        public bool ThisMailOnly { get; init; }
    }

    /// <summary>The provider does not know us: 401, 403. Configuration; all sending pauses.</summary>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record NotAuthorized(string Reason) : SendOutcome;

    /// <summary>This mail will never be taken: 400, 413, SMTP 5yz.</summary>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record Failed(string Reason) : SendOutcome;

    /// <summary>Nobody knows: timeout, reset after sending, 502, 504.</summary>
    /// <param name="Reason">One line for the operator.</param>
    public sealed record Unknown(string Reason) : SendOutcome;
}
