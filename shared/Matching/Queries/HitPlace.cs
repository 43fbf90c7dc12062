namespace Alerts.Matching.Queries;

/// <summary>One place where a keyword stands: words of a text, or an item of a list. Kept small, for there are many.</summary>
/// <param name="At">The first word's place in the index, or the paper that has the list.</param>
/// <param name="Count">How many words, or which item of the list.</param>
/// <param name="Kind">The list, if it is one, and how the keyword stands there.</param>
/// <param name="Alternative">Which of the keyword's alternatives it is.</param>
internal readonly record struct HitPlace(int At, ushort Count, byte Kind, byte Alternative)
{
    private const int Forms = 8;

    /// <summary>A place in a text.</summary>
    public HitPlace(int token, int count, HitForm form, byte alternative)
        : this(token, (ushort)count, (byte)form, alternative)
    {
    }

    /// <summary>An item of a list of a paper.</summary>
    public HitPlace(PaperField list, int paper, int item, byte alternative)
        : this(paper, (ushort)item, (byte)(Forms * (int)list), alternative)
    {
    }

    /// <summary>How it stands there.</summary>
    public HitForm Form => (HitForm)(Kind % Forms);

    /// <summary>Whether it is an item of the list.</summary>
    public bool IsOf(PaperField list) => Kind == Forms * (int)list;

    /// <summary>The word behind the last.</summary>
    public int End => At + Count;

    /// <summary>Whether it is a place in a text.</summary>
    public bool IsText => Kind < Forms;

    /// <summary>The paper.</summary>
    public int PaperIn(PaperIndex index) => IsText ? index.Store.Tokens[At].Paper : At;

    /// <summary>Whether another, which is of the same paper and comes behind it, begins in it.</summary>
    public bool Overlaps(in HitPlace next) => Kind / Forms == next.Kind / Forms && (IsText ? End > next.At : Count == next.Count);

    /// <summary>The place as it is reported.</summary>
    public Hit ToHit(PaperIndex index, string keyword)
    {
        if (IsText)
        {
            var start = index.Store.StartOf(At);
            return new(keyword, index.Store.Tokens[At].Field, start, index.Store.EndOf(End - 1) - start, Form, index.Store.ItemOf(At), Alternative);
        }

        var (field, paper) = ((PaperField)(Kind / Forms), index.Papers[At]);
        var items = field is PaperField.Author ? paper.Authors : paper.Categories;
        return new(keyword, field, 0, items[Count].Length, Form, Count, Alternative);
    }
}
