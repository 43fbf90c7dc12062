using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Alerts.Storage;

/// <summary>
/// The one place that makes table keys. A key may hold neither <c>/ \ # ?</c> nor control characters, and at most 1,024 characters; what
/// comes from outside (a paper's id) is escaped so that different ids stay different and the id can be read back.
/// </summary>
public static class TableKeys
{
    /// <summary>The longest key this makes, in characters: half of what the service takes, so that two fit into one key.</summary>
    public const int Longest = 500;

    private const char Escape = '!';
    private const string Empty = "!";
    private const string HashMark = "!!";
    private const int HashLength = 64;

    /// <summary>
    /// Escapes <paramref name="value"/>: ASCII letters, digits and <c>- . : ~</c> stay, every other UTF-16 unit becomes <c>!</c> and four hex
    /// digits. A value whose escaped form is longer than <see cref="Longest"/> keeps its beginning and ends in its SHA-256 instead: still
    /// its own key, but not readable back.
    /// </summary>
    public static string Encode(string value)
    {
        if (value.Length == 0)
        {
            return Empty;
        }

        var key = new StringBuilder(value.Length);
        foreach (var unit in value)
        {
            if (char.IsAsciiLetterOrDigit(unit) || unit is '-' or '.' or ':' or '~')
            {
                key.Append(unit);
            }
            else
            {
                key.Append(Escape).Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return key.Length <= Longest ? key.ToString() : Shorten(key.ToString(), value);
    }

    /// <summary>Reads back what <see cref="Encode"/> made.</summary>
    /// <returns>False when the key ends in a hash, or was not made by <see cref="Encode"/>.</returns>
    public static bool TryDecode(string key, out string value)
    {
        value = "";
        if (key == Empty)
        {
            return true;
        }

        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != Escape)
            {
                text.Append(key[i]);
            }
            else if (i + 4 < key.Length && ushort.TryParse(
                key.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                return false;
            }
        }

        value = text.ToString();
        return key.Length > 0 && Encode(value) == key;
    }

    /// <summary>
    /// The partition of a paper's claim: the <c>yymm</c> its arXiv id begins with (<c>2608.17271</c>, <c>math/0309136</c>), so that no
    /// partition grows for ever; <c>other</c> for ids of another kind.
    /// </summary>
    public static string PaperMonth(string paperId)
    {
        var number = paperId.AsSpan(paperId.IndexOf('/', StringComparison.Ordinal) + 1);
        return number.Length >= 4 && number[..4].IndexOfAnyExceptInRange('0', '9') < 0 ? number[..4].ToString() : "other";
    }

    /// <summary>The shard of a subscriber: the first two hex digits of the id.</summary>
    public static string Shard(string subscriberId) => subscriberId[..2];

    /// <summary>The row of what a batch brought a subscriber: <c>SUBSCRIBER_BATCH</c>. Neither part holds an underscore.</summary>
    public static string SubscriberBatch(string subscriberId, string batch) => $"{subscriberId}_{batch}";

    /// <summary>The first key after all that begin with <paramref name="prefix"/>: the end of a range query.</summary>
    public static string After(string prefix) => $"{prefix[..^1]}{(char)(prefix[^1] + 1)}";

    private static string Shorten(string key, string value)
    {
        // Over the UTF-16 units, not over UTF-8: there lone surrogates would all look alike.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(value.AsSpan()), hash);
        return $"{key.AsSpan(0, Longest - HashLength - HashMark.Length)}{HashMark}{Convert.ToHexStringLower(hash)}";
    }
}
