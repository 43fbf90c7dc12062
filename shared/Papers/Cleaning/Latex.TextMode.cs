namespace Alerts.Papers.Cleaning;

/// <content>Text outside formulas.</content>
internal sealed partial class Latex
{
    private void ReadText(int start, int end)
    {
        for (var i = start; i < end;)
        {
            var plain = _text.AsSpan(i, end - i).IndexOfAny(Special);
            if (plain != 0)
            {
                var length = plain < 0 ? end - i : plain;
                _out.Append(_text, i, length);
                i += length;
                continue;
            }

            i = _text[i] switch
            {
                '\\' => TextCommand(i, end),
                '{' => TextGroup(i, end),
                '$' => Dollar(i, end),
                '~' => Tilde(i, end),
                '-' => Dashes(i, end),
                '`' or '\'' => Quotes(i, end),
                '}' => i + 1,
                '^' or '_' when GroupEnd(i + 1, end) >= 0 => Script(i, end),
                '^' when IsDegree(i, end) => Literal('°', i) + 4,
                var other => Literal(other, i),
            };
        }
    }

    /// <summary>Some sources drop the backslash of <c>360^\circ</c>.</summary>
    private bool IsDegree(int at, int end) =>
        _text.AsSpan(at, end - at).StartsWith("^circ", StringComparison.Ordinal) && (at + 5 == end || !char.IsAsciiLetter(_text[at + 5]));

    private int Literal(char c, int at)
    {
        _out.Append(c);
        return at + 1;
    }

    /// <summary>
    /// Braces around one word protect its capitals and go (<c>{BERT}</c>); braces around a list are a set and stay. What stands
    /// before them may be a command that lost its backslash, or an address whose label they hold. A brace alone is a slip.
    /// </summary>
    private int TextGroup(int at, int end)
    {
        var close = GroupEnd(at, end);
        if (close < 0)
            return at + 1;

        var word = LastWord();
        if (word.Contains("://", StringComparison.Ordinal))
            return Label(word, at, close);
        var bare = LatexCommands.LostItsBackslash(word);
        if (bare)
            _out.Length -= word.Length;

        var inside = _text.AsSpan(at + 1, close - at - 1);
        var keep = !bare && inside.ContainsAny(' ', ',', ':') && !inside.Contains('\\') && inside.Length > 2;
        if (keep)
            _out.Append('{');
        Group(at + 1, close, math: false);
        if (keep)
            _out.Append('}');
        return close + 1;
    }

    /// <summary>The label of the address just written: in parentheses, unless it only says the address again.</summary>
    private int Label(string address, int at, int close)
    {
        Argument(at, close + 1, math: false, out var label);
        label = label.Trim();
        if (label.Length > 0 && !Says(label, address) && !label.StartsWith("this http", StringComparison.OrdinalIgnoreCase))
            _out.Append(" (").Append(label).Append(')');
        return close + 1;
    }

    /// <summary>What was written since the last space or opening mark, as far back as an address may reach.</summary>
    private string LastWord()
    {
        var start = _out.Length;
        while (start > 0 && _out.Length - start < 120 && _out[start - 1] is not (' ' or '(' or '[' or '"' or '{' or '$'))
            start--;
        return _out.ToString(start, _out.Length - start);
    }

    /// <summary>A tilde ties two words; before a number, in an address and between figures it means itself.</summary>
    private int Tilde(int at, int end)
    {
        var before = _out.Length > 0 ? _out[^1] : ' ';
        var after = at + 1 < end ? _text[at + 1] : ' ';
        var range = char.IsAsciiDigit(after) && LastWord() is [>= '0' and <= '9', ..];
        var tie = !range && before is not (' ' or '/' or '(' or '[') && after is not (' ' or '/')
            && (char.IsLetterOrDigit(after) || after is '\\' or '$' or '(' or '[');
        tie = tie || (after == ' ' && char.IsLetter(before));
        _out.Append(tie ? ' ' : '~');
        return at + 1;
    }

    /// <summary>Two hyphens are an en dash, three an em dash; more are a line, and a command's option keeps its own.</summary>
    private int Dashes(int at, int end)
    {
        var next = at;
        while (next < end && _text[next] == '-')
            next++;
        var count = next - at;
        var option = (at == 0 || _text[at - 1] is ' ' or '(' or '`' or '"') && next < end && char.IsAsciiLetter(_text[next]);
        _ = count switch
        {
            2 when !option => _out.Append('–'),
            3 when !option => _out.Append('—'),
            _ => _out.Append('-', count),
        };
        return next;
    }

    private int TextCommand(int at, int end)
    {
        var (name, next) = Command(at, end);
        if (name.Length == 0)
            return next;
        if (name is "(" or "[")
            return Delimited(at, end, name == "(" ? "\\)" : "\\]");
        if (!char.IsAsciiLetter(name[0]))
            return ControlSymbol(name, at, next, end);
        if (LatexAccents.Letters.TryGetValue(name, out var letter))
            return Letter(letter, next, end);
        if (LatexAccents.IsAccent(name) && TakesAccent(name, next, end))
            return Accent(name, next, end);
        return Known(name, next, end, math: false);
    }

    /// <summary>One-letter accents need an argument of one or two letters: <c>\v{s}</c>, <c>\c c</c>; <c>\d</c> alone is an author's own.</summary>
    private bool TakesAccent(string name, int next, int end)
    {
        var close = GroupEnd(next, end);
        if (close >= 0)
            return close - next <= 4;
        var letter = SkipSpaces(next, end);
        return letter > next && letter < end && char.IsAsciiLetter(_text[letter]) && LatexAccents.Composes(name, _text[letter])
            && letter + 1 < end && char.IsAsciiLetterLower(_text[letter + 1]) && next - 2 > 0 && char.IsAsciiLetter(_text[next - 3 < 0 ? 0 : next - 3]);
    }

    private int Letter(string letter, int next, int end)
    {
        var joined = _out.Length > 0 && char.IsLetter(_out[^1]);
        _out.Append(letter);
        if (next + 1 < end && _text[next] == '{' && _text[next + 1] == '}')
            return next + 2;

        // TeX swallows the space after a command: "sm\o rrebr\o d" is one word; "\AA ngstrom" too, but there we cannot know.
        return joined && letter is not ("Å" or "ı" or "ȷ") ? SkipSpaces(next, end) : next;
    }

    private int Accent(string name, int next, int end)
    {
        next = Argument(next, end, math: false, out var letter);
        _out.Append(LatexAccents.Apply(name, letter));
        return next;
    }

    private int ControlSymbol(string name, int at, int next, int end)
    {
        var c = name[0];
        if (LatexAccents.IsAccent(name))
        {
            if (c is '"' or '\'' && IsEscapedQuote(c, at, next, end))
                return Literal(c, at) + 1;

            var close = GroupEnd(next, end);
            var follows = close >= 0 || (next < end && (_text[next] == '\\' || LatexAccents.Composes(name, _text[next])));
            if (follows)
                return Accent(name, next, end);
            if (c is '"' or '\'')
                return Literal(c, at) + 1;
        }

        switch (c)
        {
            case '%' or '&' or '_' or '$' or '#' or '{' or '}' or '|' or '<' or '>' or '"' or '\'' or '^' or '~' or '*' or '.':
                _out.Append(c);
                return next;
            case '\\' or ',' or ';' or ':' or ' ' or '=':
                AppendSpace();
                return next;
            case '-' or '/' or '!' or '@' or '+' or ')' or ']' or '(' or '[':
                return next;
            default:
                // A backslash before a digit or a foreign letter is a slip of the keyboard.
                return at + 1;
        }
    }
}
