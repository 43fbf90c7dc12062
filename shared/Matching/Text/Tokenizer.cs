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
    private int _uppers;
    private int _lowers;
    private bool _firstUpper;
    private bool _lastIsS;

    /// <summary>Where the word starts, in UTF-16 units.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>What stands before it.</summary>
    public Separator Before { get; private set; } = Separator.Sentence;

    /// <summary>The folded word; valid until the next call of <see cref="Next"/>.</summary>
    public readonly ReadOnlySpan<char> Folded => _buffer[.._length];

    /// <summary>How the word is capitalised.</summary>
    public readonly LetterCase Case =>
        _uppers == 0 ? LetterCase.Lower
        : _uppers == 1 && _firstUpper ? LetterCase.Capitalised
        : _uppers >= 2 && _lowers == 0 ? LetterCase.Capitals
        : _uppers >= 2 && _lowers == 1 && _lastIsS ? LetterCase.PluralCapitals
        : LetterCase.Mixed;

    /// <summary>Moves to the next word; false at the end.</summary>
    public bool Next()
    {
        if (!SkipSeparators())
        {
            return false;
        }

        (_length, _uppers, _lowers, _firstUpper, _lastIsS) = (0, 0, 0, false, false);
        Start = _position;
        ReadWord();
        return true;
    }

    private bool SkipSeparators()
    {
        var (space, hyphen, spaceBeforeHyphen, transparent, breaks, stop) = (false, false, false, false, false, false);
        var first = _position == 0;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            var kind = CharKinds.Of(c);
            switch (kind)
            {
                case CharKind.Lower or CharKind.Upper or CharKind.Digit or CharKind.Ideograph:
                    Before = first ? Separator.Sentence : Resolve(kind);
                    return true;
                case CharKind.Hyphen:
                    (hyphen, spaceBeforeHyphen) = (true, spaceBeforeHyphen || space);
                    break;
                case CharKind.Transparent:
                    if (c == '\\' && LatexAccent() > 0 || c == '&' && Entity(out var letter) > 0 && CharKinds.IsWord(CharKinds.Of(letter)))
                    {
                        Before = first ? Separator.Sentence : Resolve(CharKind.Upper);
                        return true;
                    }

                    if (c == '&' && Entity(out _) is var width and > 0)
                    {
                        _position += width - 1;
                        space = true;
                        break;
                    }

                    transparent = true;
                    break;
                case CharKind.Break:
                    breaks = true;
                    break;
                case CharKind.Stop:
                    stop = true;
                    break;
                case CharKind.Space:
                    if (IsAstralLetter())
                    {
                        Before = first ? Separator.Sentence : Resolve(CharKind.Upper);
                        return true;
                    }

                    _position += char.IsHighSurrogate(c) && IsPair() ? 1 : 0;
                    space = true;
                    break;
                default:
                    break;
            }
        }

        return false;

        Separator Resolve(CharKind next) =>
            stop ? (space && next is not CharKind.Lower) || next is CharKind.Ideograph ? Separator.Sentence : Separator.Break
            : breaks ? Separator.Break
            : hyphen ? (space ? spaceBeforeHyphen ? Separator.Break : Separator.Transparent : transparent ? Separator.Transparent : Separator.Hyphen)
            : transparent ? Separator.Transparent
            : space ? Separator.Space
            : Separator.None;
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
        _uppers += kind is CharKind.Upper ? 1 : 0;
        _lowers += kind is CharKind.Lower ? 1 : 0;
        _firstUpper |= _length == 0 && kind is CharKind.Upper;
        _lastIsS = c == 's';
        if (c >= 128)
        {
            AppendFolded(CharFold.Of(c));
        }
        else if (_length < MaxWord)
        {
            _buffer[_length++] = kind is CharKind.Upper ? (char)(c | 0x20) : c;
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
            case '\\' when LatexAccent() is var width and > 0:
                var letter = _text[_position + width - 1];
                var braced = At(_position + width - 2) == '{';
                Append(letter, CharKinds.Of(letter));
                End = _position += width + (braced && At(_position + width) == '}' ? 1 : 0);
                return true;
            case '&' when Entity(out var decoded) is var length and > 0 && CharKinds.IsWord(CharKinds.Of(decoded)):
                Append(decoded, CharKinds.Of(decoded));
                End = _position += length;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The length of a LaTeX accent up to and with its letter (<c>\"u</c>, <c>\'{e}</c>, <c>\c{c}</c>) at the position; 0 where none is.</summary>
    private readonly int LatexAccent()
    {
        var accent = At(_position + 1);
        var braced = At(_position + 2) == '{';
        var symbol = accent is '"' or '\'' or '`' or '^' or '~' or '=' or '.';
        var named = braced && accent is 'c' or 'v' or 'u' or 'H' or 'k' or 'r' or 'd' or 'b' && braced && At(_position + 4) == '}';
        return (symbol || named) && IsLetterAt(_position + (braced ? 3 : 2)) ? (braced ? 4 : 3) : 0;
    }

    /// <summary>The length of an HTML entity at the position, and its character; 0 where none is.</summary>
    private readonly int Entity(out char decoded)
    {
        decoded = '\0';
        var end = _position + 1;
        while (end < _text.Length && end - _position <= 10 && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '#'))
        {
            end++;
        }

        if (At(end) != ';' || end - _position < 3)
        {
            return 0;
        }

        var result = System.Net.WebUtility.HtmlDecode(_text[_position..(end + 1)].ToString());
        decoded = result[0];
        return result.Length == 1 ? end + 1 - _position : 0;
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

        _uppers += Rune.IsUpper(rune) ? 1 : 0;
        _lowers += Rune.IsUpper(rune) ? 0 : 1;
        AppendFolded(CharFold.Of(rune));
        End = _position += 2;
        return !unspaced;
    }

    private readonly char At(int index) => (uint)index < (uint)_text.Length ? _text[index] : '\0';

    private readonly bool IsWordAt(int index) => CharKinds.IsWord(CharKinds.Of(At(index)));

    private readonly bool IsLetterAt(int index) => CharKinds.Of(At(index)) is CharKind.Lower or CharKind.Upper;

    private readonly bool IsDigitAt(int index) => CharKinds.Of(At(index)) is CharKind.Digit;
}
