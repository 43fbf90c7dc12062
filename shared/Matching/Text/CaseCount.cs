namespace Alerts.Matching.Text;

/// <summary>Counts a word's letters by case.</summary>
internal struct CaseCount
{
    private int _uppers;
    private int _lowers;
    private bool _firstUpper;
    private bool _lastIsS;

    /// <summary>How the word is capitalised.</summary>
    public readonly LetterCase Of =>
        _uppers == 0 ? LetterCase.Lower
        : _uppers == 1 && _firstUpper ? LetterCase.Capitalised
        : _uppers >= 2 && _lowers == 0 ? LetterCase.Capitals
        : _uppers >= 2 && _lowers == 1 && _lastIsS ? LetterCase.PluralCapitals
        : LetterCase.Mixed;

    /// <summary>Counts a character.</summary>
    public void Add(CharKind kind, bool first, bool isS)
    {
        _uppers += kind is CharKind.Upper ? 1 : 0;
        _lowers += kind is CharKind.Lower ? 1 : 0;
        _firstUpper |= first && kind is CharKind.Upper;
        _lastIsS = isS;
    }
}
