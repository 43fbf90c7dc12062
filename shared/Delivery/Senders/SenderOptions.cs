using System.ComponentModel.DataAnnotations;

namespace Alerts.Delivery.Senders;

/// <summary>How mails leave the app.</summary>
public enum SenderKind
{
    /// <summary>As .eml files into a folder: for a desk.</summary>
    Folder,

    /// <summary>Through an SMTP server.</summary>
    Smtp,

    /// <summary>Through SendGrid.</summary>
    SendGrid,
}

/// <summary>The settings <c>Mail__…</c> that concern sending.</summary>
public sealed record SenderOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>Which sender.</summary>
    [EnumDataType(typeof(SenderKind), ErrorMessage = "Mail__Sender must be Folder, Smtp or SendGrid.")]
    public SenderKind Sender { get; set; } = SenderKind.Folder;

    /// <summary>The sender address of every mail.</summary>
    [Required(ErrorMessage = "Mail__From must be the address that mails come from.")]
    [MailAddress(ErrorMessage = "Mail__From must be one address: name@domain.")]
    public string From { get; set; } = "alerts@localhost";

    /// <summary>The name beside the sender address.</summary>
    [Required(ErrorMessage = "Mail__FromName must not be empty."), StringLength(60, ErrorMessage = "Mail__FromName must have at most 60 characters.")]
    public string FromName { get; set; } = "Alerts";

    /// <summary>Where the folder sender writes.</summary>
    [Required(ErrorMessage = "Mail__Folder must be a folder.")]
    public string Folder { get; set; } = ".local/mails";

    /// <summary>How many mails are under way at once in one instance.</summary>
    [Range(1, 64, ErrorMessage = "Mail__Concurrency must be a number from 1 to 64.")]
    public int Concurrency { get; set; } = 8;
}
