namespace Alerts.Matching.Queries;

/// <summary>A place where a keyword stands, and the paper.</summary>
internal readonly record struct PlaceInPaper(int Paper, HitPlace Place) : IComparable<PlaceInPaper>
{
    /// <summary>By paper, field, item and start; of places that start together the better form first, then the longer.</summary>
    public int CompareTo(PlaceInPaper other) =>
        Paper != other.Paper ? Paper.CompareTo(other.Paper)
        : Place.Field != other.Place.Field ? Place.Field.CompareTo(other.Place.Field)
        : Place.Item != other.Place.Item ? Place.Item.CompareTo(other.Place.Item)
        : Place.Start != other.Place.Start ? Place.Start.CompareTo(other.Place.Start)
        : Place.Form != other.Place.Form ? Place.Form.CompareTo(other.Place.Form)
        : other.Place.Length.CompareTo(Place.Length);
}
