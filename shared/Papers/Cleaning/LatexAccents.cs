using System.Collections.Frozen;
using System.Text;

namespace Alerts.Papers.Cleaning;

/// <summary>LaTeX's accents and letters: <c>\'e</c>, <c>\"{u}</c>, <c>\v{s}</c>, <c>\o</c>, <c>\ss</c>.</summary>
internal static class LatexAccents
{
    /// <summary>The combining mark of every accent command, by its name without the backslash.</summary>
    private static readonly FrozenDictionary<string, char> Marks = new Dictionary<string, char>
    {
        ["`"] = '\u0300',
        ["'"] = '\u0301',
        ["^"] = '\u0302',
        ["~"] = '\u0303',
        ["="] = '\u0304',
        ["."] = '\u0307',
        ["\""] = '\u0308',
        ["u"] = '\u0306',
        ["r"] = '\u030A',
        ["H"] = '\u030B',
        ["v"] = '\u030C',
        ["d"] = '\u0323',
        ["c"] = '\u0327',
        ["k"] = '\u0328',
        ["b"] = '\u0331',
    }.ToFrozenDictionary();

    /// <summary>The marks of mathematics: <c>\hat{y}</c>.</summary>
    private static readonly FrozenDictionary<string, char> MathMarks = new Dictionary<string, char>
    {
        ["hat"] = '\u0302',
        ["widehat"] = '\u0302',
        ["tilde"] = '\u0303',
        ["widetilde"] = '\u0303',
        ["bar"] = '\u0304',
        ["overline"] = '\u0304',
        ["dot"] = '\u0307',
        ["ddot"] = '\u0308',
        ["vec"] = '\u20D7',
        ["acute"] = '\u0301',
        ["grave"] = '\u0300',
        ["check"] = '\u030C',
        ["breve"] = '\u0306',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> LetterTable = new Dictionary<string, string>
    {
        ["ss"] = "ß",
        ["SS"] = "SS",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["i"] = "ı",
        ["j"] = "ȷ",
        ["dh"] = "ð",
        ["DH"] = "Ð",
        ["th"] = "þ",
        ["TH"] = "Þ",
        ["dj"] = "đ",
        ["DJ"] = "Đ",
        ["ng"] = "ŋ",
        ["NG"] = "Ŋ",
    }.ToFrozenDictionary();

    /// <summary>Letters with commands of their own.</summary>
    public static FrozenDictionary<string, string> Letters => LetterTable;

    /// <summary>Whether the name is an accent of text.</summary>
    public static bool IsAccent(string name) => Marks.ContainsKey(name);

    /// <summary>Whether the name is an accent of mathematics.</summary>
    public static bool IsMathAccent(string name) => MathMarks.ContainsKey(name);

    /// <summary>
    /// The base under its accent; where Unicode has no such letter, the base alone: a stray mark is worse than a missing one.
    /// </summary>
    public static string Apply(string name, string letter)
    {
        // A dotless i under an accent is the plain i, whose dot the accent replaces.
        var bare = letter switch { "ı" => "i", "ȷ" => "j", _ => letter };
        if (bare.Length == 0 || !char.IsLetter(bare[0]))
            return bare;

        var composed = string.Concat(bare.AsSpan(0, 1), [Marks[name]]).Normalize(NormalizationForm.FormC);
        return composed.Length == 1 ? string.Concat(composed, bare.AsSpan(1)) : bare;
    }

    /// <summary>Whether Unicode has the letter under that accent as one character.</summary>
    public static bool Composes(string name, char letter) =>
        char.IsLetter(letter) && string.Concat([letter], [Marks[name]]).Normalize(NormalizationForm.FormC).Length == 1;

    /// <summary>A symbol under a mark of mathematics: over one symbol it is written, over an expression it is left out.</summary>
    public static string ApplyMath(string name, string symbol) =>
        symbol.Length == 1 && char.IsLetter(symbol[0]) ? string.Concat(symbol, [MathMarks[name]]).Normalize(NormalizationForm.FormC) : symbol;
}
