namespace Alerts.Profiles;

/// <summary>Where reading a keyword line stands: what is left of the line, and the first thing that is wrong with it.</summary>
/// <param name="line">The line.</param>
/// <param name="number">Its number in the profile, from 1.</param>
/// <param name="offerRepair">Whether an error offers what was likely meant; not while such an offer is tried.</param>
internal ref struct KeywordCursor(string line, int number, bool offerRepair)
{
    /// <summary>The whole line.</summary>
    public readonly string Line = line;

    /// <summary>The next character.</summary>
    public int At;

    /// <summary>The end of what is left.</summary>
    public int End = line.Length;

    /// <summary>What is wrong; null so far.</summary>
    public KeywordError? Error { get; private set; }

    /// <summary>Whether reading is over: nothing is left, or something is wrong.</summary>
    public readonly bool IsOver => At >= End || Error is not null;

    /// <summary>The next character.</summary>
    public readonly char Next => Line[At];

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<char> Rest => Line.AsSpan(At, End - At);

    /// <summary>The line without so many of the next characters, which are likely too many.</summary>
    public readonly string Without(int count) => Line.Remove(At, count);

    /// <summary>Passes over spaces.</summary>
    public void SkipSpace()
    {
        while (At < End && Spaces.Contains(Line[At]))
        {
            At++;
        }
    }

    /// <summary>Leaves spaces at the end out.</summary>
    public void TrimEnd()
    {
        while (End > At && Spaces.Contains(Line[End - 1]))
        {
            End--;
        }
    }

    /// <summary>Says what is wrong; the first that is said counts.</summary>
    /// <param name="index">Where in the line, from 0.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="repair">The line as it was likely meant; offered when it can be read.</param>
    public void Fail(int index, string message, string expected, string? repair = null) =>
        Error ??= new KeywordError(number, index + 1, message, expected, offerRepair && repair is not null ? KeywordRepair.Offer(repair) : null);
}
