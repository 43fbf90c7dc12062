using Alerts.Matching.Scoring;

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

/// <summary>Orders a keyword's places by paper, and says what they are worth there.</summary>
internal static class PlacesByPaper
{
    /// <summary>The resolved keyword.</summary>
    /// <param name="index">The index.</param>
    /// <param name="places">All places of all alternatives, in any order; sorted here.</param>
    /// <param name="concept">What the keyword means.</param>
    /// <param name="filter">Whether it asks for categories only.</param>
    /// <param name="rarity">The factor of its rarity, in 1024ths.</param>
    public static ResolvedKeyword Collect(PaperIndex index, List<PlaceInPaper> places, string concept, bool filter, int rarity)
    {
        places.Sort();
        List<int> papers = [];
        List<int> points = [];
        List<bool> certain = [];
        List<HitPlace[]> all = [];
        List<HitPlace> own = [];
        for (var i = 0; i < places.Count;)
        {
            var paper = places[i].Paper;
            own.Clear();
            for (; i < places.Count && places[i].Paper == paper; i++)
            {
                if (own.Count == 0 || own[^1].Field != places[i].Place.Field || own[^1].Item != places[i].Place.Item
                    || own[^1].Start + own[^1].Length <= places[i].Place.Start)
                {
                    own.Add(places[i].Place);
                }
            }

            papers.Add(paper);
            points.Add(Math.Max(1, (int)((long)Evidence(own) * rarity / 1024)));
            certain.Add(own.Exists(p => p.Form <= HitForm.Acronym));
            all.Add([.. own]);
        }

        return new(index, concept, filter) { Papers = [.. papers], Points = [.. points], Certain = [.. certain], Places = [.. all] };
    }

    /// <summary>Mentions in texts add up with diminishing returns; of authors and of categories the greatest counts.</summary>
    private static int Evidence(List<HitPlace> places)
    {
        var (text, author, category) = (0, 0, 0);
        foreach (var place in places)
        {
            switch (place.Field)
            {
                case PaperField.Author:
                    author = Math.Max(author, place.Value);
                    break;
                case PaperField.Category:
                    category = Math.Max(category, place.Value);
                    break;
                default:
                    text += place.Value;
                    break;
            }
        }

        return ScoreModel.OfMentions(text) + author + category;
    }
}
