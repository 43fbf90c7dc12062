using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Alerts.Links;

/// <summary>
/// Makes and reads the tokens in the links of mails: encrypted and signed by the key ring, bound to one purpose, with
/// their expiry inside, compact and URL-safe (about 130 characters).
/// </summary>
public sealed class LinkTokens(IKeyRing keys, TimeProvider time)
{
    /// <summary>Longer texts are refused without being looked at. The longest of ours takes back a change of five keyword lines.</summary>
    public const int LongestToken = 12_288;

    // format, subscriber id, expiry in minutes since 1970 (0: never); the detail follows in UTF-8.
    private const byte Format = 1;
    private const int IdBytes = 16;
    private const int HeadBytes = 1 + IdBytes + sizeof(uint);

    /// <summary>How long a token for <paramref name="purpose"/> works; null when it lasts.</summary>
    public static TimeSpan? Lifetime(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Confirm or LinkPurpose.Address => TimeSpan.FromHours(48),
        LinkPurpose.SignIn or LinkPurpose.Undo => TimeSpan.FromHours(1),
        LinkPurpose.Session => TimeSpan.FromHours(12),
        LinkPurpose.Feedback => TimeSpan.FromDays(30),
        LinkPurpose.Unsubscribe or LinkPurpose.Feed => null,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    /// <summary>Makes a token.</summary>
    /// <param name="purpose">The only thing it can be used for.</param>
    /// <param name="subscriberId">Whose it is: 32 hex digits.</param>
    /// <param name="detail">What the purpose needs to know besides; it is encrypted too.</param>
    /// <exception cref="FormatException">The subscriber id is not hexadecimal.</exception>
    public string Create(LinkPurpose purpose, string subscriberId, string detail = "")
    {
        var id = Convert.FromHexString(subscriberId);
        if (id.Length != IdBytes)
        {
            throw new FormatException("A subscriber id has 32 hex digits.");
        }

        var plain = new byte[HeadBytes + Encoding.UTF8.GetByteCount(detail)];
        plain[0] = Format;
        id.CopyTo(plain, 1);
        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(1 + IdBytes), ExpiryMinutes(purpose));
        Encoding.UTF8.GetBytes(detail, plain.AsSpan(HeadBytes));
        return Base64Url.EncodeToString(keys.Protect(PurposeName(purpose), plain));
    }

    /// <summary>Reads a token that came back.</summary>
    /// <param name="purpose">What it is to be used for.</param>
    /// <param name="text">The token as it came; anything at all.</param>
    /// <param name="token">What it says; null unless <see cref="LinkTokenState.Valid"/>.</param>
    public LinkTokenState Read(LinkPurpose purpose, string? text, out LinkToken? token)
    {
        token = null;
        if (Decode(text) is not { } sealedBytes || Open(purpose, sealedBytes) is not { } plain)
        {
            return LinkTokenState.Invalid;
        }

        var minutes = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(1 + IdBytes));
        DateTimeOffset? expires = minutes == 0 ? null : DateTimeOffset.UnixEpoch.AddMinutes(minutes);
        if (expires <= time.GetUtcNow())
        {
            return LinkTokenState.Expired;
        }

        token = new LinkToken(
            Convert.ToHexStringLower(plain.AsSpan(1, IdBytes)),
            Encoding.UTF8.GetString(plain.AsSpan(HeadBytes)),
            expires,
            Convert.ToHexStringLower(SHA256.HashData(sealedBytes)));
        return LinkTokenState.Valid;
    }

    private static string PurposeName(LinkPurpose purpose) => $"Links.{purpose}.v{Format}";

    private static byte[]? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestToken)
        {
            return null;
        }

        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[]? Open(LinkPurpose purpose, byte[] sealedBytes) =>
        keys.Unprotect(PurposeName(purpose), sealedBytes) is { Length: >= HeadBytes } plain && plain[0] == Format ? plain : null;

    private uint ExpiryMinutes(LinkPurpose purpose)
    {
        if (Lifetime(purpose) is not { } lifetime)
        {
            return 0;
        }

        // Rounded up: a link promised for an hour works for at least an hour.
        var end = time.GetUtcNow() + lifetime - DateTimeOffset.UnixEpoch;
        return (uint)Math.Ceiling(end.TotalMinutes);
    }
}
