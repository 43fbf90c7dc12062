using System.Text;

namespace Alerts.Matching.Text;

/// <summary>
/// Cuts a text into folded words in one pass, whatever the text: linear time, no allocation. A word is a run of letters
/// and digits; inside it marks of no weight are passed over (accents, invisible characters, apostrophes, LaTeX's
/// <c>\"u</c>, <c>F_1</c> and <c>H$_2$O</c>); <c>C++</c>, <c>F#</c>, <c>A*</c> and <c>2.0</c> are words; every character of a script
/// without spaces is one.
/// </summary>
internal ref struct Tokenizer(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Words longer than this, folded, are compared by their beginning; no keyword is as long.</summary>
    public const int MaxWord = 256;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _position;
    private int _length;
    private int _ascii;
    private CaseCount _case;

    /// <summary>Where the word starts, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>What stands before it.</summary>
    public Separator Before { get; private set; } = Separator.Sentence;

    /// <summary>The folded word; valid until the next call of <see cref="Next"/>.</summary>
    public readonly ReadOnlySpan<char> Folded => _buffer[.._length];

    /// <summary>Whether the word stands in the text as it is folded, but for capitals: letters and digits of ASCII and nothing else.</summary>
    public readonly bool IsPlain => _ascii == End - Start;

    /// <summary>How the word is capitalised.</summary>
    public readonly LetterCase Case => _case.Of;

    /// <summary>Moves to the next word; false at the end.</summary>
    public bool Next()
    {
        if (!SkipSeparators())
        {
            return false;
        }

        (_length, _ascii, _case) = (0, 0, default);
        Start = _position;
        ReadWord();
        return true;
    }

    private bool SkipSeparators()
    {
        var gap = new Gap();
        var first = _position == 0;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            var kind = CharKinds.Of(c);
            switch (kind)
            {
                case CharKind.Lower or CharKind.Upper or CharKind.Digit or CharKind.Ideograph:
                    Before = first ? Separator.Sentence : gap.Before(kind);
                    return true;
                case CharKind.Transparent when c == '\\' && Markup.Accent(_text, _position) > 0:
                    Before = first ? Separator.Sentence : gap.Before(CharKind.Upper);
                    return true;
                case CharKind.Transparent when c == '&' && Markup.Entity(_text, _position, out var letter) is var width and > 0:
                    if (CharKinds.IsWord(CharKinds.Of(letter)))
                    {
                        Before = first ? Separator.Sentence : gap.Before(CharKind.Upper);
                        return true;
                    }

                    _position += width - 1;
                    gap.Add(CharKind.Space);
                    break;
                case CharKind.Space when IsAstralLetter():
                    Before = first ? Separator.Sentence : gap.Before(CharKind.Upper);
                    return true;
                default:
                    _position += kind is CharKind.Space && IsPair() ? 1 : 0;
                    gap.Add(kind);
                    break;
            }
        }

        return false;
    }

    private void ReadWord()
    {
        var (braces, dollars) = (0, 0);
        End = _position;
        while (_position < _text.Length)
        {
            var c = _text[_position];
            var kind = CharKinds.Of(c);
            switch (kind)
            {
                case CharKind.Lower or CharKind.Upper or CharKind.Digit:
                    Append(c, kind);
                    End = ++_position;
                    continue;
                case CharKind.Ignored:
                    // A voicing mark belongs to the character before it; other marks are not compared.
                    End = ++_position;
                    continue;
                case CharKind.Ideograph when _length > 0:
                    return;
                case CharKind.Ideograph:
                    AppendFolded(CharFold.Of(c));
                    End = ++_position;
                    ReadMarks();
                    return;
                case CharKind.Space when IsAstralLetter():
                    if (!ReadAstral())
                    {
                        return;
                    }

                    continue;
                case CharKind.Transparent:
                    if (!PassOver(c, ref braces, ref dollars))
                    {
                        return;
                    }

                    continue;
                case CharKind.Stop when c == '.' && IsDigitAt(_position - 1) && IsDigitAt(_position + 1):
                    AppendFolded(".");
                    _position++;
                    continue;
                default:
                    return;
            }
        }
    }

    private void ReadMarks()
    {
        while (_position < _text.Length && CharKinds.Of(_text[_position]) is CharKind.Ignored)
        {
            End = ++_position;
        }
    }

    private void Append(char c, CharKind kind)
    {
        _case.Add(kind, first: _length == 0, isS: c == 's');
        if (c >= 128)
        {
            AppendFolded(CharFold.Of(c));
        }
        else if (_length < MaxWord)
        {
            _buffer[_length++] = kind is CharKind.Upper ? (char)(c | 0x20) : c;
            _ascii++;
        }
    }

    private void AppendFolded(string folded)
    {
        foreach (var c in folded)
        {
            if (_length < MaxWord)
            {
                _buffer[_length++] = c;
            }
        }
    }

    /// <summary>Passes over a mark inside a word, or ends the word before it.</summary>
    private bool PassOver(char c, ref int braces, ref int dollars)
    {
        switch (c)
        {
            case '\'' or '\u2019' when IsLetterAt(_position + 1):
                var possessive = _text[_position + 1] is 's' or 'S' && !IsLetterAt(_position + 2);
                _position += possessive ? 2 : 1;
                return !possessive;
            case '_' or '^' when IsWordAt(_position + 1) || At(_position + 1) == '{':
                braces += At(_position + 1) == '{' ? 1 : 0;
                _position += At(_position + 1) == '{' ? 2 : 1;
                return true;
            case '}' when braces > 0:
                braces--;
                End = ++_position;
                return true;
            case '$' when At(_position + 1) is '_' or '^':
                dollars++;
                _position++;
                return true;
            case '$' when dollars > 0:
                dollars--;
                End = ++_position;
                return true;
            case '+' when At(_position + 1) == '+' && !IsWordAt(_position + 2):
                AppendFolded("++");
                End = _position += 2;
                return false;
            case '#' or '*' when _length == 1 && !IsWordAt(_position + 1) && IsLetterAt(_position - 1):
                AppendFolded(c == '#' ? "#" : "*");
                End = ++_position;
                return false;
            case '\\' when Markup.Accent(_text, _position) is var width and > 0:
                var letter = _text[_position + width - 1];
                var braced = At(_position + width - 2) == '{';
                Append(letter, CharKinds.Of(letter));
                End = _position += width + (braced && At(_position + width) == '}' ? 1 : 0);
                return true;
            case '&' when Markup.Entity(_text, _position, out var decoded) is var length and > 0 && CharKinds.IsWord(CharKinds.Of(decoded)):
                Append(decoded, CharKinds.Of(decoded));
                End = _position += length;
                return true;
            default:
                return false;
        }
    }

    private readonly bool IsPair() => char.IsHighSurrogate(_text[_position]) && char.IsLowSurrogate(At(_position + 1));

    private readonly bool IsAstralLetter() =>
        IsPair() && Rune.IsLetterOrDigit(new Rune(_text[_position], _text[_position + 1]));

    private bool ReadAstral()
    {
        var rune = new Rune(_text[_position], _text[_position + 1]);
        var unspaced = CharKinds.IsUnspaced(rune.Value);
        if (unspaced && _length > 0)
        {
            return false;
        }

        _case.Add(Rune.IsUpper(rune) ? CharKind.Upper : CharKind.Lower, first: false, isS: false);
        AppendFolded(CharFold.Of(rune));
        End = _position += 2;
        return !unspaced;
    }

    private readonly char At(int index) => (uint)index < (uint)_text.Length ? _text[index] : '\0';

    private readonly bool IsWordAt(int index) => CharKinds.IsWord(CharKinds.Of(At(index)));

    private readonly bool IsLetterAt(int index) => CharKinds.Of(At(index)) is CharKind.Lower or CharKind.Upper;

    private readonly bool IsDigitAt(int index) => CharKinds.Of(At(index)) is CharKind.Digit;
}
