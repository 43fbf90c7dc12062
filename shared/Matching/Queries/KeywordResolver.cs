using System.Runtime.InteropServices;
using Alerts.Matching.Index;
using Alerts.Matching.Scoring;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>Looks a keyword up in an index. Safe for many threads.</summary>
internal sealed class KeywordResolver(PaperIndex index)
{
    [ThreadStatic]
    private static Work? _work;

    private readonly PhraseExpander _expander = new(index.Store, index.Acronyms);

    private readonly ResolvedKeyword _nothing = ResolvedKeyword.Nothing(index);

    /// <summary>What the keyword means in the index.</summary>
    public ResolvedKeyword Resolve(Keyword keyword)
    {
        var query = KeywordQuery.Of(keyword);
        var work = _work ??= new();
        work.Found.Clear();
        for (var t = 0; t < query.Terms.Length; t++)
        {
            Find(query.Terms[t], (byte)t, work);
        }

        if (work.Found.Count == 0)
        {
            return _nothing;
        }

        // The places of one alternative in texts are found in order, and apart from each other.
        if (query.Terms is not [{ IsText: true }])
        {
            work.Found.Sort();
        }

        work.Places.Begin(Rarity(query));
        foreach (ref readonly var found in CollectionsMarshal.AsSpan(work.Found))
        {
            work.Places.Add(found.Paper, found.Place);
        }

        return work.Places.End(index, query);
    }

    private void Find(TermQuery term, byte alternative, Work work)
    {
        switch (term.Term.Field)
        {
            case KeywordField.Author:
                FindAuthors(term.Term, alternative, work.Found);
                break;
            case KeywordField.Category:
                FindCategories(term.Term, alternative, work.Found);
                break;
            default:
                FindSpans(term, work.Spans);
                foreach (var span in work.Spans)
                {
                    ref readonly var segment = ref index.Store.SegmentAt(span.Token);
                    if (Accepts(term.Term.Field, segment.Field))
                    {
                        work.Found.Add(new(segment.Paper, PlaceOf(term, span, segment, alternative)));
                    }
                }

                break;
        }
    }

    private int Rarity(KeywordQuery query)
    {
        var share = 0;
        foreach (var term in query.Terms)
        {
            share = Math.Min(share + term.Share(index.Rarity), 1_000_000);
        }

        return ScoreModel.OfRarity(share);
    }

    private HitPlace PlaceOf(TermQuery term, Span span, in Segment segment, byte alternative)
    {
        ref readonly var first = ref index.Store.Tokens[span.Token];
        ref readonly var last = ref index.Store.Tokens[span.End - 1];
        var alone = index.Store.StandsAlone(span.Token, span.End - 1);
        var value = ScoreModel.OfMention(segment.Field, span.Form, span.Loose, alone, oneWord: term.Words.Length == 1);
        return new(segment.Field, span.Form, segment.Item, first.Start, last.Start + last.Length - first.Start, value, alternative);
    }

    /// <summary>Finds the places of a term in all texts, one behind the other.</summary>
    private void FindSpans(TermQuery term, List<Span> spans)
    {
        spans.Clear();
        var words = term.Words;
        if (words.Length == 0)
        {
            return;
        }

        if (term.Term.Exact)
        {
            ExactSearch.Find(index.Store, index.Papers, term.Term.Text, words, spans);
        }
        else
        {
            Span<int> keys = stackalloc int[words.Length];
            for (var i = 0; i < words.Length; i++)
            {
                keys[i] = words[i].Open ? -1 : index.Store.Vocabulary.FindKey(words[i].Hash);
            }

            if (term.IsPlain && !_expander.HasOthers(term))
            {
                PlainSearch.Find(index.Store, words, keys, spans);
            }
            else
            {
                FindReadings(term, spans);
            }

            NearSearch.Find(index.Store, term, keys, spans);
            if (spans.Count > 0 && !AreKeysOf(words, keys))
            {
                spans.Clear();
                FindReadings(term, spans);
            }
        }

        Overlaps.Resolve(spans);
    }

    /// <summary>Whether the keys, found by name, are those of the words.</summary>
    private bool AreKeysOf(QueryWord[] words, ReadOnlySpan<int> keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (keys[i] >= 0 && index.Store.Vocabulary.KeyText(keys[i]) != words[i].Key)
            {
                return false;
            }
        }

        return true;
    }

    private void FindReadings(TermQuery term, List<Span> spans)
    {
        foreach (var phrase in _expander.Expand(term))
        {
            PhraseSearch.Find(index.Store, phrase, term.Words, spans);
        }

        if (term.Acronym is { } acronym && _expander.Acronym(acronym) is { } shortForm)
        {
            PhraseSearch.Find(index.Store, shortForm, term.Words, spans);
        }
    }

    private static bool Accepts(KeywordField wanted, PaperField field) => wanted switch
    {
        KeywordField.Title => field is PaperField.Title,
        KeywordField.Abstract => field is PaperField.Abstract,
        KeywordField.Organization => field is PaperField.Organization,
        _ => field is PaperField.Title or PaperField.Abstract or PaperField.KeyPhrase,
    };

    private void FindAuthors(KeywordTerm term, byte alternative, List<PlaceInPaper> places)
    {
        var wanted = PersonName.Words(term.Text);
        HashSet<ListPlace> seen = [];
        foreach (var word in wanted)
        {
            foreach (var place in index.Lists.Authors(word))
            {
                var name = index.Papers[place.Paper].Authors[place.Item];
                if (seen.Add(place) && PersonName.Fits(wanted, PersonName.Words(name)))
                {
                    places.Add(new(place.Paper, new(PaperField.Author, HitForm.AsWritten, place.Item, 0, name.Length, ScoreModel.OfField(PaperField.Author), alternative)));
                }
            }
        }
    }

    private void FindCategories(KeywordTerm term, byte alternative, List<PlaceInPaper> places)
    {
        foreach (var place in index.Lists.Categories(term.Text))
        {
            var length = index.Papers[place.Paper].Categories[place.Item].Length;
            places.Add(new(place.Paper, new(PaperField.Category, HitForm.AsWritten, place.Item, 0, length, ScoreModel.OfField(PaperField.Category), alternative)));
        }
    }

    /// <summary>A thread's lists, used again for the next keyword.</summary>
    private sealed class Work
    {
        public List<Span> Spans { get; } = [];

        public List<PlaceInPaper> Found { get; } = [];

        public PlacesByPaper Places { get; } = new();
    }
}
