using System.Buffers;

namespace Alerts.Papers.Cleaning;

/// <content>Commands by name, in text and in formulas.</content>
internal sealed partial class Latex
{
    private int Known(string name, int next, int end, bool math)
    {
        if (math && LatexAccents.IsMathAccent(name))
        {
            next = Argument(next, end, math, out var symbol);
            _out.Append(LatexAccents.ApplyMath(name, symbol));
            return next;
        }

        var command = LatexCommands.Find(name);
        if (command is LatexCommand.Unknown && LatexSymbols.Find(name) is { } found)
            return Symbol(found, next, end, math);

        switch (command)
        {
            case LatexCommand.Content:
                return AppendArgument(SkipOptional(next, end), end, math);
            case LatexCommand.SecondArgument:
                return AppendArgument(SkipGroup(SkipOptional(next, end), end), end, math);
            case LatexCommand.Drop:
                return Dropped(name, next, end);
            case LatexCommand.DropArgument:
                return SkipGroup(SkipOptional(SkipOptional(next, end), end), end);
            case LatexCommand.Space:
                AppendSpace();
                return next;
            case LatexCommand.Link:
                return Link(next, end);
            case LatexCommand.Aside:
                next = Argument(next, end, math: false, out var aside);
                if (aside.Length > 0)
                    _out.Append(" (").Append(aside).Append(')');
                return next;
            case LatexCommand.Raised:
                next = Argument(next, end, math, out var raised);
                AppendScript('^', raised);
                return next;
            case LatexCommand.Fraction:
                next = Argument(next, end, math, out var above);
                next = Argument(next, end, math, out var below);
                _out.Append(Wrapped(above)).Append('/').Append(Wrapped(below));
                return next;
            case LatexCommand.Binomial:
                next = Argument(next, end, math, out var all);
                next = Argument(next, end, math, out var chosen);
                _out.Append('(').Append(all).Append(" choose ").Append(chosen).Append(')');
                return next;
            case LatexCommand.Root:
                next = Argument(SkipOptional(next, end), end, math, out var radicand);
                _out.Append('√').Append(Wrapped(radicand));
                return next;
            case LatexCommand.Blackboard:
                next = Argument(next, end, math, out var letter);
                _out.Append(Blackboard(letter));
                return next;
            case LatexCommand.Modulus:
                next = Argument(next, end, math, out var modulus);
                _out.Append("(mod ").Append(modulus).Append(')');
                return next;
            case LatexCommand.Negated:
                next = Argument(next, end, math, out var relation);
                _out.Append(relation switch { "=" => "≠", "∈" => "∉", "⊂" => "⊄", "≡" => "≢", _ => "not " + relation });
                return next;
            default:
                return Unknown(name, next, end, math);
        }
    }

    /// <summary>
    /// An author's own command: its arguments are what it prints about; without any its name is the best we have
    /// (<c>\ours</c>, <c>\methodname</c>).
    /// </summary>
    private int Unknown(string name, int next, int end, bool math)
    {
        var close = GroupEnd(next, end);
        if (close > next + 1)
        {
            if (_out.Length > 0 && char.IsLetterOrDigit(_out[^1]))
                _out.Append(' ');
            return AppendArgument(next, end, math);
        }

        if (_out.Length > 0 && char.IsLetter(_out[^1]))
            _out.Append(' ');
        _out.Append(name);
        if (close == next + 1)
            return next + 2;
        return next;
    }

    private int AppendArgument(int next, int end, bool math)
    {
        next = Argument(next, end, math, out var argument);
        _out.Append(argument);
        return next;
    }

    private int Dropped(string name, int next, int end)
    {
        // \left. and \right. are delimiters that are not printed.
        if (name is "left" or "right" && next < end && _text[next] == '.')
            return next + 1;
        return SkipSpaces(next, end);
    }

    private int Symbol(string symbol, int next, int end, bool math)
    {
        var spaced = _out.Length == 0 || _out[^1] == ' ';
        if (LatexSymbols.ReadsAsWord(symbol) && symbol.Length > 1 && _out.Length > 0 && char.IsLetterOrDigit(_out[^1]))
            _out.Append(' ');
        _out.Append(symbol);
        if (next + 1 < end && _text[next] == '{' && _text[next + 1] == '}')
            return next + 2;
        if (!math || next >= end)
            return next;

        // TeX ignores spaces in formulas. Kept are those a reader needs: after a word, and on both sides of an operator.
        if (symbol.Length > 1 && LatexSymbols.ReadsAsWord(symbol))
        {
            if (char.IsLetterOrDigit(_text[next]))
                _out.Append(' ');
            return next;
        }

        return LatexSymbols.ReadsAsWord(symbol) || spaced ? next : SkipSpaces(next, end);
    }

    private int Link(int next, int end)
    {
        var close = GroupEnd(SkipSpaces(next, end), end);
        if (close < 0)
            return next;
        var address = _text[(_text.IndexOf('{', next) + 1)..close].Replace("\\", "", StringComparison.Ordinal).Trim();
        next = Argument(close + 1, end, math: false, out var label);
        _out.Append(label);
        if (label.Length == 0)
            _out.Append(address);
        else if (!Says(label, address))
            _out.Append(" (").Append(address).Append(')');
        return next;
    }

    /// <summary>Whether the label is the address, but for its scheme.</summary>
    private static bool Says(string label, string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var bare = scheme < 0 ? address : address[(scheme + 3)..];
        return label.Contains(bare.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }

    private static readonly SearchValues<char> Operators = SearchValues.Create(" +-*/=<>·×,^_");

    /// <summary>An operand of a fraction or a root, in parentheses where it would otherwise be misread.</summary>
    private static string Wrapped(string operand)
    {
        operand = operand.Trim();
        return operand.AsSpan().ContainsAny(Operators) && !(operand.StartsWith('(') && operand.IndexOf(')', StringComparison.Ordinal) == operand.Length - 1)
            ? $"({operand})"
            : operand;
    }

    private static string Blackboard(string letter) => letter switch
    {
        "C" => "ℂ",
        "H" => "ℍ",
        "N" => "ℕ",
        "P" => "ℙ",
        "Q" => "ℚ",
        "R" => "ℝ",
        "Z" => "ℤ",
        _ => letter,
    };
}
