namespace Alerts.Papers.Cleaning;

/// <content>Quotation marks: TeX's, and those that some programming language escaped.</content>
internal sealed partial class Latex
{
    /// <summary>How far an escaped quotation mark is looked for its partner.</summary>
    private const int LongestQuotation = 200;

    /// <summary>
    /// TeX writes quotation marks as two backticks and two apostrophes, single ones as one of each. A pair of single backticks
    /// is code and stays.
    /// </summary>
    private int Quotes(int at, int end)
    {
        var c = _text[at];
        if (c == '`' && OpensQuotation(at, end))
            return Literal('\'', at);
        var pair = at + 1 < end && _text[at + 1] == c && !(at + 2 < end && _text[at + 2] == c) && (at == 0 || _text[at - 1] != c);
        if (!pair)
            return Literal(c, at);
        _out.Append('"');
        return at + 2;
    }

    private bool OpensQuotation(int at, int end)
    {
        var before = at > 0 ? _text[at - 1] : ' ';
        if (before == '`' || (at + 1 < end && _text[at + 1] == '`'))
            return false;
        var window = _text.AsSpan(at + 1, Math.Min(end - at - 1, LongestQuotation / 2));
        var closing = window.IndexOfAny('`', '\'');
        if (char.IsLetter(before))
            return window.Length > 0 && window[0] == 's' && (window.Length == 1 || !char.IsLetter(window[1]));
        return closing > 0 && window[closing] == '\'' && before is ' ' or '(' or '"';
    }

    /// <summary>
    /// Quotation marks escaped for some programming language: <c>\"word\"</c>, <c>don\'t</c>, and no accents.
    /// </summary>
    private bool IsEscapedQuote(char quote, int at, int next, int end)
    {
        var before = at > 0 ? _text[at - 1] : ' ';
        if (quote == '\'')
        {
            if (!char.IsLetter(before))
                return false;
            var rest = _text.AsSpan(next, Math.Min(end - next, 3));
            return EndsWord(rest, "s") || EndsWord(rest, "t") || EndsWord(rest, "d") || EndsWord(rest, "m")
                || EndsWord(rest, "re") || EndsWord(rest, "ve") || EndsWord(rest, "ll");
        }

        if (char.IsLetterOrDigit(before) || before is '}' or '{')
            return next >= end || !char.IsLetter(_text[next]) && _text[next] is not ('{' or '\\');
        var window = _text.AsSpan(next, Math.Min(end - next, LongestQuotation));
        var partner = window.IndexOf("\\\"", StringComparison.Ordinal);
        if (partner <= 0)
            return false;
        var after = partner + 2 < window.Length ? window[partner + 2] : ' ';
        return !char.IsLetter(after) && after is not ('{' or '\\');
    }

    private static bool EndsWord(ReadOnlySpan<char> text, string suffix) =>
        text.StartsWith(suffix, StringComparison.Ordinal) && (text.Length == suffix.Length || !char.IsLetter(text[suffix.Length]));
}
