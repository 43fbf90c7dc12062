using System.Buffers;
using System.Text;

namespace Alerts.Papers.Cleaning;

/// <summary>
/// Reads the LaTeX that titles and abstracts hold and writes what a reader would see: accents, styles, symbols, formulas.
/// Not a TeX engine: what it does not know stays readable. One pass over the text, its braces paired beforehand.
/// </summary>
internal sealed partial class Latex
{
    /// <summary>Groups and commands that are arguments of commands (<c>\bar\hat x</c>), nested deeper than this, are written as they stand.</summary>
    private const int DeepestGroup = 24;

    /// <summary>A formula is searched for its end no further than this.</summary>
    private const int LongestFormula = 2_000;

    private static readonly SearchValues<char> Special = SearchValues.Create("\\{}$~`-'^_");

    private readonly string _text;
    private readonly int[] _partner;
    private readonly StringBuilder _out;
    private int _depth;
    private int _formulaStart = -1;

    private Latex(string text)
    {
        _text = text;
        _partner = PairBraces(text);
        _out = new StringBuilder(text.Length);
    }

    /// <summary>Resolves LaTeX in a text.</summary>
    public static string Resolve(string text)
    {
        if (!HasWork(text))
            return text;

        var latex = new Latex(text);
        latex.ReadText(0, text.Length);
        return latex._out.ToString();
    }

    /// <summary>Hyphens, apostrophes and underscores are common; only some of their pairs are LaTeX.</summary>
    private static bool HasWork(string text) =>
        text.AsSpan().ContainsAny(Certain) || text.AsSpan().ContainsAny(Pairs) || text.Contains("^circ", StringComparison.Ordinal);

    private static readonly SearchValues<char> Certain = SearchValues.Create("\\{}$~`");

    private static readonly SearchValues<string> Pairs = SearchValues.Create(["--", "''"], StringComparison.Ordinal);

    /// <summary>For every brace the index of its partner, −1 where it has none. Escaped braces have none.</summary>
    private static int[] PairBraces(string text)
    {
        if (!text.Contains('{', StringComparison.Ordinal) && !text.Contains('}', StringComparison.Ordinal))
            return [];

        var partner = new int[text.Length];
        Array.Fill(partner, -1);
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    open.Push(i);
                    break;
                case '}' when open.TryPop(out var start):
                    partner[start] = i;
                    partner[i] = start;
                    break;
            }
        }

        return partner;
    }

    /// <summary>The end of the group that opens at <paramref name="at"/>, when there is one within <paramref name="end"/>; else −1.</summary>
    private int GroupEnd(int at, int end)
    {
        if (at >= end || _text[at] != '{')
            return -1;
        var close = _partner[at];
        return close < end ? close : -1;
    }

    /// <summary>The name of the command whose backslash stands at <paramref name="at"/>, and where what follows it starts.</summary>
    private (string Name, int Next) Command(int at, int end)
    {
        var next = at + 1;
        while (next < end && char.IsAsciiLetter(_text[next]))
            next++;
        if (next == at + 1)
            return next < end ? (_text.Substring(next, 1), next + 1) : ("", next);

        var name = _text[(at + 1)..next];
        return (name, next < end && _text[next] == '*' ? next + 1 : next);
    }

    private int SkipSpaces(int at, int end)
    {
        while (at < end && _text[at] == ' ')
            at++;
        return at;
    }

    /// <summary>Writes the argument that starts at <paramref name="at"/> (a group, a command or one character); returns what follows it.</summary>
    private int Argument(int at, int end, bool math, out string argument)
    {
        at = SkipSpaces(at, end);
        var mark = _out.Length;
        var next = at;
        if (at < end)
        {
            var close = GroupEnd(at, end);
            if (close >= 0)
            {
                Group(at + 1, close, math);
                next = close + 1;
            }
            else if (_text[at] == '\\' && _depth < DeepestGroup)
            {
                _depth++;
                next = math ? MathCommand(at, end) : TextCommand(at, end);
                _depth--;
            }
            else if (_text[at] is not ('}' or '$'))
            {
                next = at + (char.IsHighSurrogate(_text[at]) && at + 1 < end ? 2 : 1);
                _out.Append(_text, at, next - at);
            }
        }

        argument = _out.ToString(mark, _out.Length - mark);
        _out.Length = mark;
        return next;
    }

    /// <summary>Writes what stands inside a group.</summary>
    private void Group(int start, int end, bool math)
    {
        if (_depth >= DeepestGroup)
        {
            _out.Append(_text, start, end - start);
            return;
        }

        _depth++;
        if (math)
            ReadMath(start, end);
        else
            ReadText(start, end);
        _depth--;
    }

    /// <summary>Skips an argument in brackets: <c>\cite[p. 5]{x}</c>.</summary>
    private int SkipOptional(int at, int end)
    {
        if (at >= end || _text[at] != '[')
            return at;
        var close = _text.AsSpan(at, Math.Min(end - at, 100)).IndexOf(']');
        return close < 0 ? at : at + close + 1;
    }

    /// <summary>Skips an argument in braces, where there is one.</summary>
    private int SkipGroup(int at, int end)
    {
        var close = GroupEnd(at, end);
        return close < 0 ? at : close + 1;
    }

    private void AppendSpace()
    {
        if (_out.Length > 0 && _out[^1] != ' ')
            _out.Append(' ');
    }
}
