using System.Globalization;
using System.Text;

namespace Alerts.Profiles;

/// <summary>
/// A mail address. Whether it exists is found out by sending; here only what could not be sent, or would be something else in a
/// header, is refused.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>The most characters an address has in SMTP (RFC 5321, 4.5.3.1.3, less the angle brackets).</summary>
    public const int Longest = 254;

    private const int LongestLocalPart = 64;
    private const int LongestDomain = 253;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string local, string domain)
    {
        Sending = $"{local}@{domain}";
        Key = $"{local.Normalize(NormalizationForm.FormC).ToLowerInvariant()}@{domain}";
    }

    /// <summary>For sending: the local part as typed, the domain in lower-case ASCII.</summary>
    public string Sending { get; }

    /// <summary>For comparing: as <see cref="Sending"/>, the local part in lower case. <c>+tags</c> are kept.</summary>
    public string Key { get; }

    /// <summary>Reads an address as a person types it.</summary>
    /// <param name="text">The text; white space around it is ignored.</param>
    /// <param name="address">The address; null when there is none.</param>
    /// <returns>Whether it is an address one could try to send to.</returns>
    public static bool TryParse(string? text, out EmailAddress? address)
    {
        address = null;
        text = text?.Trim();
        if (text is null or { Length: > Longest })
        {
            return false;
        }

        var at = text.LastIndexOf('@');
        if (at < 1 || !IsLocalPart(text.AsSpan(0, at)) || Domain(text[(at + 1)..]) is not { } domain)
        {
            return false;
        }

        address = new(text[..at], domain);
        return address.Sending.Length <= Longest;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local.Length > LongestLocalPart || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        // Rune by rune: a lone surrogate, which is no character at all, comes as the replacement character.
        foreach (var rune in local.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
                || (rune.IsAscii && "\"(),:;<>@[\\]".Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Domain(string typed)
    {
        try
        {
            var ascii = Idn.GetAscii(typed.TrimEnd('.')).ToLowerInvariant();
            return ascii.Length is > 0 and <= LongestDomain ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
