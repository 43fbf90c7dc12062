using Alerts.Matching.Index;
using Alerts.Matching.Scoring;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>Looks a keyword up in an index. Safe for many threads.</summary>
internal sealed class KeywordResolver(PaperIndex index)
{
    [ThreadStatic]
    private static Work? _work;

    private readonly ReadingChance _chance = new(index.Store, index.Acronyms);
    private readonly PhraseExpander _expander = new(index.Store, index.Acronyms);

    private readonly ResolvedKeyword _nothing = ResolvedKeyword.Nothing(index);

    /// <summary>What the keyword means in the index.</summary>
    public ResolvedKeyword Resolve(Keyword keyword)
    {
        var query = KeywordQuery.Of(keyword);
        var work = _work ??= new();
        work.Found.Begin();
        for (var t = 0; t < query.Terms.Length; t++)
        {
            Find(query.Terms[t], (byte)t, work);
        }

        if (work.Found.IsEmpty)
        {
            return _nothing;
        }

        // The places of one alternative in texts are found in order, and apart from each other.
        if (query.Terms is not [{ IsText: true }])
        {
            work.Found.Sort();
        }

        return work.Found.End(index, query, Rarity(query));
    }

    private void Find(TermQuery term, byte alternative, Work work)
    {
        switch (term.Field)
        {
            case KeywordField.Author:
                FindAuthors(term.Term, alternative, work.Found);
                break;
            case KeywordField.Category:
                FindCategories(term.Term, alternative, work.Found);
                break;
            default:
                FindTexts(term, alternative, work);
                break;
        }
    }

    private int Rarity(KeywordQuery query)
    {
        var share = 0;
        var enough = query.Terms.Length == 1 ? ScoreModel.Rare : 0;
        foreach (var term in query.Terms)
        {
            share = Math.Min(share + term.Share(index.Shares, enough), 1_000_000);
        }

        return ScoreModel.OfRarity(share);
    }

    /// <summary>Finds the places of a term in all texts, one behind the other.</summary>
    private void FindTexts(TermQuery term, byte alternative, Work work)
    {
        var (words, spans, from) = (term.Words, work.Spans, work.Found.Count);
        if (words.Length == 0)
        {
            return;
        }

        spans.Clear();
        if (term.Exact)
        {
            ExactSearch.Find(index.Store, index.Papers, term.Term.Text, words, spans);
        }
        else
        {
            Span<KnownWord> known = stackalloc KnownWord[words.Length];
            for (var i = 0; i < words.Length; i++)
            {
                known[i] = words[i].Open ? KnownWord.None : index.Store.Vocabulary.Find(words[i].Name);
            }

            if (!term.HasOpen && PlainSearch.MayStand(index.Store, words, known))
            {
                term.ExpectShare(index.Shares);
                PlainSearch.Find(index.Store, term, known, alternative, work.Found, spans);
            }

            Span<OtherReadings> others = stackalloc OtherReadings[words.Length];
            if (_chance.Find(term, known, others) || !term.IsPlain)
            {
                FindReadings(term, others, spans);
            }

            NearSearch.Find(index.Store, term, known, spans);
        }

        if (spans.Count > 0)
        {
            work.Found.Add(index.Store, spans, term, alternative);
        }

        work.Found.Separate(from);
    }

    /// <summary>Finds the places of a term's other readings, and of its own words where one is left open.</summary>
    private void FindReadings(TermQuery term, ReadOnlySpan<OtherReadings> others, List<Span> spans)
    {
        foreach (var phrase in _expander.Expand(term, others))
        {
            if (term.HasOpen || phrase.Form is not HitForm.AsWritten)
            {
                PhraseSearch.Find(index.Store, phrase, term.Words, spans);
            }
        }

        foreach (var acronym in term.Acronyms)
        {
            if (_expander.Acronym(acronym) is { } shortForm)
            {
                PhraseSearch.Find(index.Store, shortForm, term.Words, spans);
            }
        }
    }

    private void FindAuthors(KeywordTerm term, byte alternative, FoundPlaces found)
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
                    found.Add(place.Paper, PaperField.Author, place.Item, alternative);
                }
            }
        }
    }

    private void FindCategories(KeywordTerm term, byte alternative, FoundPlaces found)
    {
        foreach (var place in index.Lists.Categories(term.Text))
        {
            found.Add(place.Paper, PaperField.Category, place.Item, alternative);
        }
    }

    /// <summary>A thread's lists, used again for the next keyword.</summary>
    private sealed class Work
    {
        public List<Span> Spans { get; } = [];

        public FoundPlaces Found { get; } = new();
    }
}
