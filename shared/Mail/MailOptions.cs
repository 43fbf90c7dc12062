using System.ComponentModel.DataAnnotations;

namespace Alerts.Mail;

/// <summary>What every mail says of its sender: the settings <c>Mail__…</c> that concern the content.</summary>
public sealed record MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The product's name as it stands at the head of mails; the senders' options hold it to its limits.</summary>
    public string FromName { get; set; } = "Alerts";

    /// <summary>One line at the foot of every mail, where the law asks for it.</summary>
    [StringLength(300, ErrorMessage = "Mail__PostalAddress must have at most 300 characters.")]
    public string? PostalAddress { get; set; }
}
