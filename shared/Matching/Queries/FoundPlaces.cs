using Alerts.Matching.Index;
using Alerts.Matching.Scoring;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>
/// Collects the places of a keyword, with what each mention is worth, and says what they are worth paper by paper. Used again for the next keyword.
/// </summary>
internal sealed class FoundPlaces
{
    private FoundPlace[] _found = new FoundPlace[256];
    private PaperHit[] _papers = new PaperHit[256];
    private int _count;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>How many there are.</summary>
    public int Count => _count;

    /// <summary>Begins a keyword.</summary>
    public void Begin() => _count = 0;

    /// <summary>Room for places of a term in texts, to be filled from the start.</summary>
    /// <param name="most">How many there may be; there is room for one more, which is not kept.</param>
    /// <param name="term">The term.</param>
    /// <param name="fields">The fields in which it is looked for, a bit each.</param>
    public Span<FoundPlace> Room(int most, TermQuery term, out int fields)
    {
        Reserve(most);
        fields = FieldsOf(term.Field);
        return _found.AsSpan(_count, most + 1);
    }

    /// <summary>Keeps so many of the places that were written into the room.</summary>
    public void Keep(int count) => _count += count;

    /// <summary>Adds those of the places of a term in texts that are in fields where it is looked for.</summary>
    public void Add(TokenStore store, List<Span> spans, TermQuery term, byte alternative)
    {
        var room = Room(spans.Count, term, out var fields);
        var values = MentionValues.Of(term.Words.Length);
        var count = 0;
        foreach (var span in spans)
        {
            ref readonly var first = ref store.Tokens[span.Token];
            var value = values[MentionValues.At(first.Field, span.Form, span.Loose, first.Edge, store.Tokens[span.End - 1].Edge)];
            room[count] = new(first.Paper, value, new(span.Token, span.Count, span.Form, alternative));
            count += (fields >> (int)first.Field) & 1;
        }

        Keep(count);
    }

    /// <summary>Adds an item of a list.</summary>
    public void Add(int paper, PaperField list, int item, byte alternative)
    {
        Reserve(1);
        _found[_count++] = new(paper, ScoreModel.OfField(list), new(list, paper, item, alternative));
    }

    /// <summary>Puts the places of a term in texts one behind the other, where they are not so already.</summary>
    /// <param name="from">Where its places begin.</param>
    public void Separate(int from) => _count = from + Overlaps.Resolve(_found.AsSpan(from, _count - from));

    /// <summary>Sorts the places, which is needed where they are not those of one term in texts.</summary>
    public void Sort() => _found.AsSpan(0, _count).Sort();

    /// <summary>The keyword with its hits, of which there is one at least. A place that begins in the place before it is left out.</summary>
    /// <param name="index">The index.</param>
    /// <param name="query">The keyword.</param>
    /// <param name="rarity">The factor of its rarity, in 1024ths.</param>
    public ResolvedKeyword End(PaperIndex index, KeywordQuery query, int rarity)
    {
        if (_papers.Length < _count)
        {
            _papers = new PaperHit[_found.Length];
        }

        return query.Terms is [{ IsText: true }] ? OfText(index, query, rarity) : OfAny(index, query, rarity);
    }

    /// <summary>As <see cref="End"/>, for one term in texts, whose places are apart: most keywords are that.</summary>
    private ResolvedKeyword OfText(PaperIndex index, KeywordQuery query, int rarity)
    {
        var found = _found.AsSpan(0, _count);
        var kept = new HitPlace[found.Length];
        var (papers, paper, text, certain) = (-1, -1, 0, false);
        for (var i = 0; i < found.Length; i++)
        {
            // Without a branch, for whether it is the paper of the place before cannot be foreseen: the paper's hit is written with every place.
            ref readonly var place = ref found[i];
            var isNew = place.Paper != paper;
            kept[i] = place.Place;
            paper = place.Paper;
            papers += isNew ? 1 : 0;
            text = (isNew ? 0 : text) + place.Value;
            certain = (certain & !isNew) | place.IsCertain;
            _papers[papers] = HitOf(paper, ScoreModel.OfMentions(text), rarity, certain);
        }

        return new(index, query, _papers.AsSpan(0, papers + 1).ToArray(), kept);
    }

    private ResolvedKeyword OfAny(PaperIndex index, KeywordQuery query, int rarity)
    {
        var found = _found.AsSpan(0, _count);
        var (papers, places) = (0, 0);
        for (var from = 0; from < found.Length;)
        {
            var end = from;
            var first = places;
            var (paper, text, author, category, certain) = (found[from].Paper, 0, 0, 0, false);
            for (; end < found.Length && found[end].Paper == paper; end++)
            {
                ref readonly var place = ref found[end];
                if (places > first && found[places - 1].Place.Overlaps(place.Place))
                {
                    continue;
                }

                // Mentions in texts add up with diminishing returns; of authors and of categories the greatest counts.
                certain |= place.IsCertain;
                text += place.Place.IsText ? place.Value : 0;
                author = place.Place.IsOf(PaperField.Author) ? place.Value : author;
                category = place.Place.IsOf(PaperField.Category) ? place.Value : category;
                found[places++] = place;
            }

            var evidence = ScoreModel.OfMentions(text) + author + category;
            _papers[papers++] = HitOf(paper, evidence, rarity, certain);
            from = end;
        }

        var kept = new HitPlace[places];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = found[i].Place;
        }

        return new(index, query, _papers.AsSpan(0, papers).ToArray(), kept);
    }

    private static PaperHit HitOf(int paper, int evidence, int rarity, bool certain) =>
        new(paper, (ushort)Math.Max(1, evidence * rarity / 1024), certain);

    private void Reserve(int more)
    {
        // One more than needed: what is not accepted is written before it is counted out.
        if (_found.Length <= _count + more)
        {
            Array.Resize(ref _found, Math.Max(2 * _found.Length, _count + more + 1));
        }
    }

    /// <summary>The fields in which a keyword is looked for, a bit each.</summary>
    private static int FieldsOf(KeywordField wanted) => wanted switch
    {
        KeywordField.Title => 1 << (int)PaperField.Title,
        KeywordField.Abstract => 1 << (int)PaperField.Abstract,
        KeywordField.Organization => 1 << (int)PaperField.Organization,
        _ => (1 << (int)PaperField.Title) | (1 << (int)PaperField.Abstract) | (1 << (int)PaperField.KeyPhrase),
    };
}
