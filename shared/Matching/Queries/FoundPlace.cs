namespace Alerts.Matching.Queries;

/// <summary>A place where a keyword stands, the paper, and what the mention is worth in units of the score's model.</summary>
internal readonly record struct FoundPlace(int Paper, int Value, HitPlace Place) : IComparable<FoundPlace>
{
    /// <summary>Whether it is certain: neither only near nor only by an acronym that the paper does not define.</summary>
    public bool IsCertain => Place.Form <= HitForm.Acronym;

    /// <summary>By paper, list and place; of places that start together the better form first, then the longer.</summary>
    public int CompareTo(FoundPlace other) =>
        Paper != other.Paper ? Paper.CompareTo(other.Paper)
        : Place.IsText != other.Place.IsText ? other.Place.IsText.CompareTo(Place.IsText)
        : !Place.IsText && Place.Kind != other.Place.Kind ? Place.Kind.CompareTo(other.Place.Kind)
        : !Place.IsText && Place.Count != other.Place.Count ? Place.Count.CompareTo(other.Place.Count)
        : Place.At != other.Place.At ? Place.At.CompareTo(other.Place.At)
        : Place.Form != other.Place.Form ? Place.Form.CompareTo(other.Place.Form)
        : Place.Count != other.Place.Count ? other.Place.Count.CompareTo(Place.Count)
        : Place.Alternative.CompareTo(other.Place.Alternative);
}
