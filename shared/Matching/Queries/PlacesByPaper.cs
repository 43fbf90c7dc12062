using Alerts.Matching.Scoring;

namespace Alerts.Matching.Queries;

/// <summary>Collects the places of a keyword, paper by paper, and says what they are worth there. Used again for the next keyword.</summary>
internal sealed class PlacesByPaper
{
    private readonly List<PaperHit> _papers = [];
    private readonly List<HitPlace> _places = [];
    private int _rarity;
    private int _paper;
    private int _first;
    private bool _certain;
    private int _text;
    private int _author;
    private int _category;

    /// <summary>Begins a keyword.</summary>
    /// <param name="rarity">The factor of its rarity, in 1024ths.</param>
    public void Begin(int rarity)
    {
        _papers.Clear();
        _places.Clear();
        (_rarity, _paper) = (rarity, -1);
    }

    /// <summary>Adds a place; they come by paper, field, item and start. One that begins in the place before it is left out.</summary>
    public void Add(int paper, in HitPlace place)
    {
        if (paper != _paper)
        {
            EndPaper();
            (_paper, _first, _certain, _text, _author, _category) = (paper, _places.Count, false, 0, 0, 0);
        }
        else if (Overlaps(_places[^1], place))
        {
            return;
        }

        // Mentions in texts add up with diminishing returns; of authors and of categories the greatest counts.
        _places.Add(place);
        _certain |= place.Form <= HitForm.Acronym;
        switch (place.Field)
        {
            case PaperField.Author:
                _author = Math.Max(_author, place.Value);
                break;
            case PaperField.Category:
                _category = Math.Max(_category, place.Value);
                break;
            default:
                _text += place.Value;
                break;
        }
    }

    /// <summary>The keyword with its hits, of which there is one at least.</summary>
    public ResolvedKeyword End(PaperIndex index, KeywordQuery query)
    {
        EndPaper();
        return new(index, query, [.. _papers], [.. _places]);
    }

    private void EndPaper()
    {
        if (_paper >= 0)
        {
            var evidence = ScoreModel.OfMentions(_text) + _author + _category;
            _papers.Add(new(_paper, Math.Max(1, (int)((long)evidence * _rarity / 1024)), _first, _certain));
        }
    }

    private static bool Overlaps(in HitPlace last, in HitPlace next) =>
        last.Field == next.Field && last.Item == next.Item && last.Start + last.Length > next.Start;
}
