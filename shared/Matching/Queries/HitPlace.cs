namespace Alerts.Matching.Queries;

/// <summary>One place where a keyword stands.</summary>
/// <param name="Start">Where it starts in its field, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Item">Which item of a field that is a list.</param>
/// <param name="Value">What the mention is worth, in units of the score's model.</param>
/// <param name="Kind">The field and how it stands there; kept small, for there are many.</param>
/// <param name="Alternative">Which of the keyword's alternatives it is.</param>
internal readonly record struct HitPlace(int Start, int Length, ushort Item, ushort Value, byte Kind, byte Alternative)
{
    private const int Forms = 8;

    /// <summary>A place in a field, in a form.</summary>
    public HitPlace(PaperField field, HitForm form, int item, int start, int length, int value, byte alternative)
        : this(start, length, (ushort)item, (ushort)value, (byte)(((int)field * Forms) + (int)form), alternative)
    {
    }

    /// <summary>The field.</summary>
    public PaperField Field => (PaperField)(Kind / Forms);

    /// <summary>How it stands there.</summary>
    public HitForm Form => (HitForm)(Kind % Forms);
}
