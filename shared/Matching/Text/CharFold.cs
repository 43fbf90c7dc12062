using System.Globalization;
using System.Text;

namespace Alerts.Matching.Text;

/// <summary>
/// One form for all ways to write a letter: compatibility forms (ligatures, full width, sub- and superscripts, mathematical
/// alphabets: Unicode NFKD), accents and case dropped, Greek letters by name (<c>β-VAE</c> is <c>beta-VAE</c>).
/// </summary>
internal static class CharFold
{
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
        "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>The folded form of a character outside ASCII; empty for one that is not compared.</summary>
    public static string Of(char c) => Known[c] ??= Compute(c.ToString());

    /// <summary>The folded form of a character beyond the basic plane.</summary>
    public static string Of(Rune rune) => rune.IsBmp ? Of((char)rune.Value) : Compute(rune.ToString());

    private static string Compute(string character)
    {
        var folded = new StringBuilder(4);
        foreach (var rune in Decompose(character).EnumerateRunes())
        {
            if (rune.Value is 0x3099 or 0x309A)
            {
                folded.Append(rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate))
            {
                folded.Append(Letter(Rune.ToLowerInvariant(rune)));
            }
        }

        // Voiced kana and Hangul syllables are letters of their own: together again.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>NFKD; half a surrogate pair, which has none, is nothing.</summary>
    private static string Decompose(string character) =>
        character.Length == 1 && char.IsSurrogate(character[0]) ? "" : character.Normalize(NormalizationForm.FormKD);

    private static string Letter(Rune rune) => rune.Value switch
    {
        >= 0x3B1 and <= 0x3C9 => Greek[rune.Value - 0x3B1],
        0x3D5 => "phi",
        0x3F5 => "epsilon",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        'ħ' => "h",
        'ŋ' => "n",
        _ => rune.ToString(),
    };
}
