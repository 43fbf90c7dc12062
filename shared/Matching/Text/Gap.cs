namespace Alerts.Matching.Text;

/// <summary>What was seen between two words; decides how they belong together.</summary>
internal struct Gap
{
    /// <summary>One bit a kind.</summary>
    private int _seen;
    private bool _spaceBeforeHyphen;

    /// <summary>Sees a character.</summary>
    public void Add(CharKind kind)
    {
        _spaceBeforeHyphen |= kind is CharKind.Hyphen && Saw(CharKind.Space);
        _seen |= 1 << (int)kind;
    }

    /// <summary>What stands before the next word, which starts with a character of this kind.</summary>
    public readonly Separator Before(CharKind next) =>
        Saw(CharKind.Stop) ? (Saw(CharKind.Space) && next is not CharKind.Lower) || next is CharKind.Ideograph ? Separator.Sentence : Separator.Break
        : Saw(CharKind.Break) ? Separator.Break
        : Saw(CharKind.Hyphen) ? OverHyphen
        : Saw(CharKind.Transparent) ? Separator.Transparent
        : Saw(CharKind.Space) ? Separator.Space
        : Separator.None;

    private readonly Separator OverHyphen =>
        Saw(CharKind.Space) ? _spaceBeforeHyphen ? Separator.Break : Separator.Transparent
        : Saw(CharKind.Transparent) ? Separator.Transparent : Separator.Hyphen;

    private readonly bool Saw(CharKind kind) => (_seen & (1 << (int)kind)) != 0;
}
