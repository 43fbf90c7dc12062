using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Senders;

/// <summary>How the connection to the SMTP server is secured.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in the clear and must become TLS (RFC 3207): port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314): port 465.</summary>
    Tls,

    /// <summary>In the clear: a server on the same machine.</summary>
    None,
}

/// <summary>The settings <c>Smtp__…</c>.</summary>
public sealed record SmtpOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Smtp";

    /// <summary>The server's name.</summary>
    public string? Host { get; set; }

    /// <summary>The server's port.</summary>
    [Range(1, 65535, ErrorMessage = "Smtp__Port must be a number from 1 to 65535.")]
    public int Port { get; set; } = 587;

    /// <summary>The user; null for a server that asks for none.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>How the connection is secured.</summary>
    [EnumDataType(typeof(SmtpSecurity), ErrorMessage = "Smtp__Security must be StartTls, Tls or None.")]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>A mail that the server has not answered for after so many seconds is given up, 1–300.</summary>
    [Range(1, 300, ErrorMessage = "Smtp__TimeoutSeconds must be a number from 1 to 300.")]
    public int TimeoutSeconds { get; set; } = 60;
}

/// <summary>Stops the start when SMTP is the sender and cannot work, or would show the password.</summary>
internal sealed class SmtpOptionsValidator(IOptions<SenderOptions> sender) : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        if (sender.Value.Sender is not SenderKind.Smtp)
        {
            return ValidateOptionsResult.Success;
        }

        List<string> wrong = [];
        if (string.IsNullOrWhiteSpace(options.Host))
        {
            wrong.Add("Smtp__Host is missing: Mail__Sender is Smtp, which needs the name of a mail server.");
        }

        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
        {
            wrong.Add("Smtp__User and Smtp__Password must both be set, or neither.");
        }

        if (options.Security is SmtpSecurity.None && !string.IsNullOrEmpty(options.User) && !IsThisMachine(options.Host))
        {
            wrong.Add("Smtp__Security must be StartTls or Tls: None would send Smtp__Password in the clear.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsThisMachine(string? host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
