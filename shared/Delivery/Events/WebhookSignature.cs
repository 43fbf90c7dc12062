using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Alerts.Delivery.Events;

/// <summary>
/// Whether a request to the event webhook is SendGrid's: ECDSA over P-256 and SHA-256 of the time stamp followed by the body, byte for
/// byte as received (SendGrid, "Getting started with the Event Webhook security features").
/// </summary>
public sealed class WebhookSignature : IDisposable
{
    /// <summary>SendGrid tries again for 24 hours with the time stamp of the first try.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(25);

    /// <summary>How far their clock may be ahead of ours.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromMinutes(5);

    private const int LongestHeader = 256;
    private readonly ECDsa? _key;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();

    /// <summary>Reads the key from the settings; without one nothing verifies.</summary>
    public WebhookSignature(IOptions<MailEventOptions> options, TimeProvider time)
    {
        _time = time;
        _key = string.IsNullOrWhiteSpace(options.Value.WebhookPublicKey) ? null : Import(options.Value.WebhookPublicKey);
    }

    /// <summary>Whether there is a key, and events can be believed at all.</summary>
    public bool IsConfigured => _key is not null;

    /// <summary>Whether the request is SendGrid's, and not too old.</summary>
    /// <param name="signature">The header <c>X-Twilio-Email-Event-Webhook-Signature</c>: base64 of a DER signature.</param>
    /// <param name="timestamp">The header <c>X-Twilio-Email-Event-Webhook-Timestamp</c>: Unix seconds.</param>
    /// <param name="body">The body as received.</param>
    public bool Verifies(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (_key is null || signature is not { Length: > 0 and <= LongestHeader } || !IsFresh(timestamp))
        {
            return false;
        }

        Span<byte> der = stackalloc byte[LongestHeader];
        if (!Convert.TryFromBase64String(signature, der, out var length))
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp!));
        hash.AppendData(body);
        hash.GetHashAndReset(digest);

        // The key is one object for all requests, and ECDsa does not promise to serve several at once.
        lock (_lock)
        {
            return _key.VerifyHash(digest, der[..length], DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    /// <exception cref="CryptographicException">It is no public key on P-256.</exception>
    /// <exception cref="FormatException">It is no base64.</exception>
    internal static ECDsa Import(string publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey.Trim()), out _);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                ? key
                : throw new CryptographicException("The key is not on the curve P-256.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private bool IsFresh(string? timestamp)
    {
        if (timestamp is not { Length: > 0 and <= 12 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return false;
        }

        var age = _time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        return age <= Oldest && age >= -Earliest;
    }
}
