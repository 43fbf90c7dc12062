using System.Buffers;

namespace Alerts.Papers.Cleaning;

/// <content>Formulas.</content>
internal sealed partial class Latex
{
    /// <summary>A dollar sign opens a formula when what follows reads like one; otherwise it is money.</summary>
    private int Dollar(int at, int end)
    {
        var two = at + 1 < end && _text[at + 1] == '$';
        var start = two ? at + 2 : at + 1;
        var close = NextDollar(start, Math.Min(end, start + LongestFormula));
        if (close < 0 || !(two || IsFormula(start, close, end)))
        {
            // An empty pair prints nothing.
            return two && close < 0 ? start : Literal('$', at);
        }

        Formula(start, close);
        return two && close + 1 < end && _text[close + 1] == '$' ? close + 2 : close + 1;
    }

    private int NextDollar(int at, int end)
    {
        for (; at < end; at++)
        {
            var found = _text.AsSpan(at, end - at).IndexOfAny('$', '\\');
            if (found < 0)
                return -1;
            at += found;
            if (_text[at] == '$')
                return at;
            at++;
        }

        return -1;
    }

    /// <summary>
    /// Whether the text between two dollar signs is a formula: it holds something only formulas hold; or it is short, touches
    /// both signs, no figure follows, and it is no prose ("$5 to $10", "US$30 and C$40").
    /// </summary>
    private bool IsFormula(int start, int close, int end)
    {
        var inside = _text.AsSpan(start, close - start);
        if (inside.Trim(' ').IsEmpty)
            return false;
        if (!inside.ContainsAny(Digits) && !HasLetter(inside))
            return inside.Length <= 3;
        var price = char.IsAsciiDigit(inside[0]) || inside[0] == '.';
        if (inside.ContainsAny('^', '_') || HasCommand(inside))
            return !(price && ProseWords(inside) > 0) || !char.IsAsciiDigit(close + 1 < end ? _text[close + 1] : ' ');
        if (inside[0] == ' ' || inside[^1] == ' ')
            return ProseWords(inside) == 0 && (inside.ContainsAny(Brackets) || (!HasLetter(inside) && !(inside[0] == ' ' && inside[^1] == ' ') && inside[^1] != ' '));
        return !(close + 1 < end && char.IsAsciiDigit(_text[close + 1])) && ProseWords(inside) == 0 && inside.Length <= 200;
    }

    private static bool HasCommand(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('\\'); i >= 0 && i + 1 < text.Length; i++)
        {
            if (text[i] == '\\' && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '{' or '|'))
                return true;
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    /// <summary>Words of three letters and more that stand among others between spaces, outside braces.</summary>
    private static int ProseWords(ReadOnlySpan<char> text)
    {
        if (!text.Trim(' ').Contains(' '))
            return 0;

        var words = 0;
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c != ' ')
                continue;
            var word = text[start..i].TrimEnd(",.;:");
            if (depth == 0 && word.Length >= 3 && !word.ContainsAnyExceptInRange('a', 'z') && LatexSymbols.Find(word.ToString()) is null)
                words++;
            start = i + 1;
        }

        return words;
    }

    /// <summary>A formula between <c>\(</c> and <c>\)</c> or <c>\[</c> and <c>\]</c>.</summary>
    private int Delimited(int at, int end, string closing)
    {
        var start = at + 2;
        var length = _text.AsSpan(start, Math.Min(end - start, LongestFormula)).IndexOf(closing, StringComparison.Ordinal);
        if (length < 0)
            return start;
        Formula(start, start + length);
        return start + length + closing.Length;
    }

    private void Formula(int start, int end)
    {
        start = SkipSpaces(start, end);
        while (end > start && _text[end - 1] == ' ')
            end--;
        _formulaStart = _out.Length;
        Group(start, end, math: true);
    }

    private void ReadMath(int start, int end)
    {
        for (var i = start; i < end;)
        {
            var c = _text[i];
            switch (c)
            {
                case '\\':
                    i = MathCommand(i, end);
                    break;
                case '^' or '_':
                    i = Script(i, end);
                    break;
                case '{':
                    var close = GroupEnd(i, end);
                    if (close >= 0)
                        Group(i + 1, close, math: true);
                    i = close >= 0 ? close + 1 : i + 1;
                    break;
                case '}' or '$' or '&':
                    i++;
                    break;
                case '~':
                    AppendSpace();
                    i++;
                    break;
                default:
                    _out.Append(c);
                    i++;
                    break;
            }
        }
    }

    private int MathCommand(int at, int end)
    {
        var (name, next) = Command(at, end);
        switch (name)
        {
            case "":
                return next;
            case "," or ";" or ":" or " " or "\\" or ">":
                // A thin space parts the thousands of a figure, or a differential: printed close, read close.
                if (name is not "," || !(next < end && char.IsAsciiDigit(_text[next])))
                    AppendSpace();
                return next;
            case "!" or "/" or "-" or "(" or ")" or "[" or "]":
                return next;
            case "|":
                _out.Append('‖');
                return next;
        }

        if (!char.IsAsciiLetter(name[0]))
        {
            _out.Append(name);
            return next;
        }

        return Known(name, next, end, math: true);
    }

    /// <summary>A sub- or superscript: <c>x^{n+1}</c> is x^(n+1), <c>90^\circ</c> is 90°, <c>CO$_2$</c> is CO2.</summary>
    private int Script(int at, int end)
    {
        var sign = _text[at];
        var next = Argument(at + 1, end, math: true, out var script);
        AppendScript(sign, script.Trim());
        return next;
    }

    private void AppendScript(char sign, string script)
    {
        switch (script)
        {
            case "":
                return;
            case "∘" or "°" when sign == '^':
                _out.Append('°');
                return;
            case "′" or "*" or "⋆" or "†" or "‡" when sign == '^':
                _out.Append(script);
                return;
        }

        var before = _out.Length > 0 ? _out[^1] : ' ';
        var ordinal = sign == '^' && char.IsAsciiDigit(before) && script is "st" or "nd" or "rd" or "th";
        var trademark = sign == '^' && script is "TM" or "®" or "™";
        var chemistry = sign == '_' && char.IsAsciiLetter(before) && IsText && script.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        if (ordinal || trademark || chemistry)
        {
            _out.Append(script);
            return;
        }

        _out.Append(sign);
        var simple = !script.AsSpan(script[0] is '+' or '-' ? 1 : 0).ContainsAny(Operators);
        if (simple)
            _out.Append(script);
        else
            _out.Append('(').Append(script).Append(')');
    }

    /// <summary>Whether the script is the first thing of its formula, so that its base is text: <c>CO$_2$</c>.</summary>
    private bool IsText => _formulaStart == _out.Length;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static readonly SearchValues<char> Brackets = SearchValues.Create("=<>+|[](){}*/");
}
