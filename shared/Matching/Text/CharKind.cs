using System.Globalization;

namespace Alerts.Matching.Text;

/// <summary>What a character is to the tokenizer.</summary>
internal enum CharKind : byte
{
    /// <summary>Belongs to nothing: other symbols, controls. Separates like a space.</summary>
    Space,

    /// <summary>A lower-case letter, or a letter without case.</summary>
    Lower,

    /// <summary>An upper-case letter.</summary>
    Upper,

    /// <summary>A digit.</summary>
    Digit,

    /// <summary>A character of a script written without spaces: a word of its own.</summary>
    Ideograph,

    /// <summary>A combining mark or an invisible character: part of the word it stands in, and not compared.</summary>
    Ignored,

    /// <summary>A hyphen or a dash that can join words.</summary>
    Hyphen,

    /// <summary>Marks that may stand between the words of a phrase: quotes, slash, ampersand, markup.</summary>
    Transparent,

    /// <summary>Marks that end a phrase but not a sentence: comma, colon, brackets.</summary>
    Break,

    /// <summary>Marks that may end a sentence.</summary>
    Stop,
}

/// <summary>The kind of every character of the basic plane, looked up in one table.</summary>
internal static class CharKinds
{
    private static readonly CharKind[] Table = Build();

    public static CharKind Of(char c) => Table[c];

    public static bool IsWord(CharKind kind) => kind is CharKind.Lower or CharKind.Upper or CharKind.Digit;

    private static CharKind[] Build()
    {
        var table = new CharKind[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Classify((char)i);
        }

        return table;
    }

    private static CharKind Classify(char c) => c switch
    {
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFE63' or '\uFF0D' => CharKind.Hyphen,
        '.' or '!' or '?' or '\u3002' or '\uFF0E' or '\uFF01' or '\uFF1F' => CharKind.Stop,
        '\'' or '"' or '`' or '*' or '_' or '$' or '~' or '^' or '{' or '}' or '/' or '&' or '\\' or '+' or '#' or '@' or '%' => CharKind.Transparent,
        '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u2032' or '\u00B4' => CharKind.Transparent,
        '\u200B' => CharKind.Space,
        '\u3005' or '\u3007' or '\u30FC' => CharKind.Ideograph,
        _ => ByCategory(c),
    };

    private static CharKind ByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => CharKind.Upper,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.ModifierLetter => IsUnspaced(c) ? CharKind.Ideograph : CharKind.Lower,
        UnicodeCategory.OtherLetter => IsUnspaced(c) ? CharKind.Ideograph : CharKind.Lower,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => CharKind.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => CharKind.Ignored,
        UnicodeCategory.Surrogate => CharKind.Space,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation => CharKind.Break,
        UnicodeCategory.MathSymbol => CharKind.Break,
        _ => CharKind.Space,
    };

    /// <summary>Han, Kana, Hangul and what else is written without spaces, or with endings stuck to the words.</summary>
    internal static bool IsUnspaced(int c) =>
        c is (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF) or (>= 0x1100 and <= 0x11FF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFFDC) or (>= 0x20000 and <= 0x3FFFF) or (>= 0x0E00 and <= 0x0EFF);
}
