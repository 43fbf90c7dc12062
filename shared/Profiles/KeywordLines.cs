namespace Alerts.Profiles;

/// <summary>Collects the keywords of one profile, line by line, within a profile's limits; each that says the same as one before is dropped.</summary>
/// <param name="capacity">How many keywords are likely.</param>
internal struct KeywordLines(int capacity)
{
    private Keyword[] _keywords = new Keyword[Math.Clamp(capacity, 0, KeywordProfile.MaxKeywords)];
    private int _count;
    private int _wrong;
    private int _number;
    private int _characters;

    /// <summary>Whether a limit was reached: further lines are not read.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes the next line; returns what is wrong with it, if anything is.</summary>
    /// <param name="line">The line.</param>
    /// <param name="text">The same line, where it is a string already.</param>
    /// <param name="cache">Keywords parsed before; null where there are none.</param>
    public KeywordError? Add(ReadOnlySpan<char> line, string? text, KeywordCache? cache)
    {
        _number++;
        var source = Spaces.Trim(line);
        if (source.IsEmpty)
        {
            return null;
        }

        if (_count + _wrong >= KeywordProfile.MaxKeywords)
        {
            return Full($"more than {KeywordProfile.MaxKeywords} keywords", $"at most {KeywordProfile.MaxKeywords} keywords in a profile");
        }

        // A line that is too long is wrong by itself, and takes no room from the others.
        _characters += source.Length > Keyword.MaxLength ? 0 : source.Length;
        if (_characters > KeywordProfile.MaxCharacters)
        {
            return Full($"more than {KeywordProfile.MaxCharacters} characters in all", $"at most {KeywordProfile.MaxCharacters} characters in a profile");
        }

        var (keyword, error) = cache is null ? KeywordParser.Parse(text ?? line.ToString(), _number) : cache.Parse(line, source, text, _number);
        if (keyword is null)
        {
            _wrong++;
        }
        else if (!Contains(keyword))
        {
            Append(keyword);
        }

        return error;
    }

    /// <summary>Takes a line that is no text.</summary>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="expected">What was expected.</param>
    public KeywordError Refuse(string message, string expected)
    {
        _wrong++;
        return new(++_number, 1, message, expected, null);
    }

    /// <summary>Gives the keywords away, in the order written, and starts with another profile.</summary>
    public Keyword[] Take()
    {
        var taken = _keywords;
        if (_count == taken.Length)
        {
            _keywords = [];
        }
        else
        {
            taken = taken[.._count];
        }

        Clear();
        return taken;
    }

    /// <summary>Starts with another profile.</summary>
    public void Clear()
    {
        (_count, _wrong, _number, _characters) = (0, 0, 0, 0);
        IsFull = false;
    }

    private KeywordError Full(string message, string expected)
    {
        IsFull = true;
        return new(_number, 1, message, expected, null);
    }

    private readonly bool Contains(Keyword keyword)
    {
        foreach (var other in _keywords.AsSpan(0, _count))
        {
            if (other.Equals(keyword))
            {
                return true;
            }
        }

        return false;
    }

    private void Append(Keyword keyword)
    {
        if (_count == _keywords.Length)
        {
            Array.Resize(ref _keywords, Math.Max(8, 2 * _count));
        }

        _keywords[_count++] = keyword;
    }
}
