using System.Globalization;

namespace Alerts.Profiles;

/// <summary>
/// Reads one keyword line in one pass: <c>sign? alternative ('|' alternative)* ('^' weight)?</c>, where an alternative is
/// <c>(field ':')? ('"' exact '"' | plain words)</c>. docs/keywords.md is the grammar for people.
/// </summary>
internal ref struct KeywordParser(string line, int lineNumber, bool offerRepair = true)
{
    private readonly string _line = line;
    private KeywordError? _error;
    private int _at;
    private int _end;

    public (Keyword? Keyword, KeywordError? Error) Parse()
    {
        (_at, _end) = (0, _line.Length);
        SkipSpaceAtBothEnds();
        if (_end - _at > Keyword.MaxLength)
        {
            Fail(_at + Keyword.MaxLength, $"a keyword of {_end - _at} characters is too long", $"at most {Keyword.MaxLength} characters");
            return (null, _error);
        }

        var broken = BrokenCharacters.First(_line.AsSpan(_at, _end - _at));
        if (broken >= 0)
        {
            Fail(_at + broken, "a broken character (half of a surrogate pair)", "whole characters", BrokenCharacters.Remove(_line));
            return (null, _error);
        }

        var source = _line[_at.._end];
        var role = ReadRole();
        StripParentheses();
        var weight = ReadWeight();
        List<KeywordTerm> terms = [];
        while (_error is null)
        {
            if (ReadTerm() is { } term && !terms.Contains(term))
            {
                terms.Add(term);
            }

            if (_error is not null || _at >= _end)
            {
                break;
            }
        }

        return _error is null ? (new Keyword(source, role, terms, weight), null) : (null, _error);
    }

    private void SkipSpaceAtBothEnds()
    {
        while (_at < _end && IsSpace(_line[_at]))
        {
            _at++;
        }

        while (_end > _at && IsSpace(_line[_end - 1]))
        {
            _end--;
        }
    }

    private KeywordRole ReadRole()
    {
        if (_at >= _end)
        {
            Fail(_at, "an empty keyword", "a word");
            return default;
        }

        var role = Sign(_line[_at]);
        if (role is not KeywordRole.Wanted)
        {
            _at++;
            if (_at >= _end || IsSpace(_line[_at]))
            {
                var rest = _line.AsSpan(_at, _end - _at).Trim();
                Fail(_at, $"a “{_line[_at - 1]}” that stands alone", "the keyword straight after the sign", $"{_line[_at - 1]}{rest}");
            }
            else if (Sign(_line[_at]) is not KeywordRole.Wanted)
            {
                Fail(_at, "two signs", "one of + and -", string.Concat(_line.AsSpan(0, _at), _line.AsSpan(_at + 1)));
            }
        }

        return role;
    }

    /// <summary>Lists copied from arXiv queries stand in parentheses: <c>(ti:"event camera" OR abs:"event camera")</c>.</summary>
    private void StripParentheses()
    {
        if (_error is not null || _line[_at] != '(' || _line[_end - 1] != ')')
        {
            return;
        }

        var depth = 0;
        for (var i = _at; i < _end; i++)
        {
            depth += _line[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && i < _end - 1)
            {
                return;
            }
        }

        _at++;
        _end--;
    }

    private double ReadWeight()
    {
        var caret = _end - 1;
        while (caret >= _at && (char.IsAsciiDigit(_line[caret]) || _line[caret] is '.' or ',' or '-' or '+'))
        {
            caret--;
        }

        while (caret > _at && IsSpace(_line[caret]))
        {
            caret--;
        }

        if (_error is not null || caret < _at || _line[caret] != '^')
        {
            return 1;
        }

        var number = _line.AsSpan(caret + 1, _end - caret - 1).Trim();
        var head = _line.AsSpan(0, caret);
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight))
        {
            var comma = number.ToString().Replace(',', '.');
            var repaired = double.TryParse(comma, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? $"{head}^{comma}" : head.ToString();
            Fail(caret + 1, "a weight that is no number", "a number from 0.1 to 10 after ^", repaired);
        }
        else if (weight is < Keyword.MinWeight or > Keyword.MaxWeight)
        {
            var nearest = Math.Clamp(weight, Keyword.MinWeight, Keyword.MaxWeight).ToString(CultureInfo.InvariantCulture);
            Fail(caret + 1, "a weight out of range", "a number from 0.1 to 10 after ^", $"{head}^{nearest}");
        }
        else if (EndsInWeight(head.TrimEnd()))
        {
            Fail(caret, "two weights", "one weight at the end of the line", head.ToString());
        }

        _end = caret;
        while (_end > _at && IsSpace(_line[_end - 1]))
        {
            _end--;
        }

        return Math.Round(weight, 3);
    }

    private static bool EndsInWeight(ReadOnlySpan<char> text)
    {
        var head = text.TrimEnd("0123456789.,-+");
        return head.Length > 0 && head[^1] == '^';
    }

    /// <summary>Reads one alternative and the <c>|</c> after it.</summary>
    private KeywordTerm? ReadTerm()
    {
        SkipSpace();
        var field = ReadField();
        SkipSpace();
        if (_error is not null)
        {
            return null;
        }

        if (_at >= _end || _line[_at] == '|')
        {
            Fail(_at, "nothing to look for", "a word", Without(_at));
            return null;
        }

        if (Quotes.Opens(_line[_at]))
        {
            return ReadExact(field);
        }

        if (_at > 0 && Sign(_line[_at]) is not KeywordRole.Wanted && !IsSpace(_line[Math.Min(_at + 1, _end - 1)]))
        {
            Fail(_at, $"a “{_line[_at]}” inside the line", "the sign at the very beginning", Without(_at));
            return null;
        }

        return ReadPlain(field);
    }

    private KeywordField ReadField()
    {
        var colon = _at;
        while (colon < _end && char.IsAsciiLetter(_line[colon]))
        {
            colon++;
        }

        if (colon == _at || colon >= _end || _line[colon] != ':')
        {
            return KeywordField.Any;
        }

        var name = _line.AsSpan(_at, colon - _at);
        if (KeywordFields.Find(name) is { } field)
        {
            _at = colon + 1;
            var again = _at;
            while (again < _end && char.IsAsciiLetter(_line[again]))
            {
                again++;
            }

            if (again < _end && again > _at && _line[again] == ':' && KeywordFields.Find(_line.AsSpan(_at, again - _at)) is not null)
            {
                Fail(_at, "a field within a field", "words after the colon", string.Concat(_line.AsSpan(0, _at), _line.AsSpan(again + 1)));
            }

            return field;
        }

        if (KeywordFields.Similar(name) is { } similar)
        {
            Fail(
                _at, $"no field is called “{name}”", "title, abstract, author, category or org before the colon",
                string.Concat(_line.AsSpan(0, _at), similar, _line.AsSpan(colon)));
        }

        return KeywordField.Any;
    }

    private KeywordTerm? ReadExact(KeywordField field)
    {
        var (open, text) = (_at, new System.Text.StringBuilder());
        for (_at++; _at < _end && !Quotes.Closes(_line[open], _line[_at]); _at++)
        {
            if (_line[_at] == '\\' && _at + 1 < _end && _line[_at + 1] is '\\' or '"')
            {
                _at++;
            }

            text.Append(_line[_at]);
        }

        if (_at >= _end)
        {
            Fail(open, "a quote that does not end", "a closing quote", string.Concat(_line.AsSpan(0, _end), "\"", _line.AsSpan(_end)));
            return null;
        }

        var close = _at++;
        SkipSpace();
        if (_at < _end && !ReadOr())
        {
            var next = _line.AsSpan(_at, _end - _at);
            var (message, expected) = next.StartsWith("AND", StringComparison.Ordinal)
                ? ("AND inside a keyword", "one keyword a line: write each on its own line with a + before it")
                : ("text after the closing quote", "|, ^ or the end of the line");
            Fail(_at, message, expected, string.Concat(_line.AsSpan(0, close + 1), _line.AsSpan(_end)));
            return null;
        }

        return Checked(new KeywordTerm(field, Spaces.Collapse(text.ToString()), Exact: true), open);
    }

    private KeywordTerm? ReadPlain(KeywordField field)
    {
        var start = _at;
        var stop = _at;
        while (_at < _end && !ReadOr())
        {
            if (Quotes.Opens(_line[_at]) && _line[_at - 1] != '\\')
            {
                Fail(_at, "a quote in the middle of a keyword", "quotes around all of it, or none", Quotes.Remove(_line));
                return null;
            }

            stop = ++_at;
        }

        var text = Spaces.Collapse(_line.AsSpan(start, stop - start).Trim().ToString());
        if (text.Contains(" AND ", StringComparison.Ordinal) && text.Contains(':', StringComparison.Ordinal))
        {
            Fail(
                start + text.IndexOf(" AND ", StringComparison.Ordinal) + 1, "AND inside a keyword",
                "one keyword a line: write each on its own line with a + before it");
            return null;
        }

        return Checked(new KeywordTerm(field, text, Exact: false), start);
    }

    /// <summary>Reads <c>|</c>, or <c>OR</c> between spaces, and what must follow.</summary>
    private bool ReadOr()
    {
        var length = _line[_at] == '|' ? 1
            : _line[_at] == 'O' && _at > 0 && IsSpace(_line[_at - 1]) && _at + 2 < _end && _line[_at + 1] == 'R' && IsSpace(_line[_at + 2]) ? 2
            : 0;
        if (length == 0)
        {
            return false;
        }

        var bar = _at;
        _at += length;
        SkipSpace();
        if (_at >= _end)
        {
            Fail(bar, "nothing after |", "another alternative", string.Concat(_line.AsSpan(0, bar).TrimEnd(), _line.AsSpan(_end)));
        }

        return true;
    }

    private KeywordTerm? Checked(KeywordTerm term, int at)
    {
        if (_error is not null)
        {
            return null;
        }

        if (!term.Text.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)))
        {
            Fail(at, "nothing to look for", "at least one letter or digit");
            return null;
        }

        if (term.Field is KeywordField.Category && !Categories.IsPattern(term.Text))
        {
            Fail(at, "no category looks like that", "an arXiv category such as cs.CL, or cs.* for all of an archive", Categories.Repair(_line, term.Text));
            return null;
        }

        if (!term.Exact && term.Field is not KeywordField.Category && Stars.FirstWrong(term.Text) is { } wrong)
        {
            Fail(at + wrong, "a * where no word can be left open", "* only after three or more letters, at the end of a word", Stars.Repair(_line));
            return null;
        }

        return term;
    }

    private void SkipSpace()
    {
        while (_at < _end && IsSpace(_line[_at]))
        {
            _at++;
        }
    }

    /// <summary>The line without the character at <paramref name="index"/>; likely what was meant when it is one too many.</summary>
    private readonly string Without(int index) =>
        index < _line.Length ? _line.Remove(index, 1) : _line.TrimEnd(' ', '|');

    private void Fail(int index, string message, string expected, string? repair = null)
    {
        if (_error is not null)
        {
            return;
        }

        // Only a repair that can be used is offered.
        var works = offerRepair && repair is not null && new KeywordParser(repair, 1, offerRepair: false).Parse().Keyword is not null;
        _error = new KeywordError(lineNumber, index + 1, message, expected, works ? repair!.Trim() : null);
    }

    private static KeywordRole Sign(char c) => c switch
    {
        '+' or '\uFF0B' => KeywordRole.Required,
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFF0D' => KeywordRole.Excluded,
        _ => KeywordRole.Wanted,
    };

    internal static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
