using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Alerts.Papers;

/// <summary>Titles as identity, for papers that come without an id.</summary>
public static class TitleKey
{
    /// <summary>What an id made of a title starts with.</summary>
    public const string Prefix = "text:";

    /// <summary>
    /// <c>text:</c> and 32 hex digits: a hash of the title's letters and digits, without case, accents, spaces and
    /// punctuation, so that small differences in print do not make two papers.
    /// </summary>
    public static string Of(string title)
    {
        var folded = new StringBuilder(title.Length);
        foreach (var rune in title.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.MathSymbol)
                folded.Append(Rune.ToLowerInvariant(rune));
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(folded.ToString()));
        return Prefix + Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    /// <summary>Whether the id was made of a title.</summary>
    public static bool IsTitle(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}
