using Alerts.Matching.Index;
using Alerts.Matching.Rarity;
using Alerts.Matching.Scoring;
using Alerts.Matching.Text;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>Looks a keyword up in an index.</summary>
internal sealed class KeywordResolver(PaperIndex index)
{
    private readonly PhraseExpander _expander = new(index.Store, index.Acronyms);

    /// <summary>What the keyword means in the index.</summary>
    public ResolvedKeyword Resolve(Keyword keyword)
    {
        List<PlaceInPaper> places = [];
        List<Span> spans = [];
        List<string> concept = [];
        var share = 0;
        foreach (var term in keyword.Alternatives)
        {
            switch (term.Field)
            {
                case KeywordField.Author:
                    FindAuthors(term, places);
                    concept.Add("author:" + string.Join(' ', PersonName.Words(term.Text)));
                    break;
                case KeywordField.Category:
                    places.AddRange(index.Lists.Categories(term.Text).Select(p =>
                        new PlaceInPaper(p.Paper, new(PaperField.Category, HitForm.AsWritten, (ushort)p.Item, 0, index.Papers[p.Paper].Categories[p.Item].Length, (ushort)ScoreModel.OfField(PaperField.Category)))));
                    concept.Add("category:" + term.Text.ToLowerInvariant());
                    share += index.Rarity.Share(Gram.OfCategory(term.Text));
                    break;
                default:
                    var (text, acronym) = DefiningKeyword.Of(term);
                    var words = QueryWord.Of(term with { Text = text });
                    FindText(term, words, acronym, spans, places);
                    concept.Add($"{term.Field}:{(term.Exact ? TextFold.Of(term.Text) : string.Join(' ', words.Select(w => w.Open ? w.Surface + "*" : w.Key)))}");
                    share += RarityOf(words);
                    break;
            }
        }

        var filter = keyword.Alternatives.All(t => t.Field is KeywordField.Category);
        return Collect(places, string.Join('|', concept), filter, ScoreModel.OfRarity(Math.Min(share, 1_000_000)));
    }

    private void FindText(KeywordTerm term, QueryWord[] words, QueryWord? acronym, List<Span> spans, List<PlaceInPaper> places)
    {
        spans.Clear();
        if (words.Length == 0)
        {
            return;
        }

        if (term.Exact)
        {
            ExactSearch.Find(index.Store, index.Papers, term.Text, words, spans);
        }
        else
        {
            foreach (var phrase in _expander.Expand(words))
            {
                PhraseSearch.Find(index.Store, phrase, words, spans);
            }

            if (acronym is { } own && _expander.Acronym(own) is { } shortForm)
            {
                PhraseSearch.Find(index.Store, shortForm, words, spans);
            }

            NearSearch.Find(index.Store, words, spans);
        }

        spans.Sort((a, b) => a.Form != b.Form ? a.Form.CompareTo(b.Form) : a.Token != b.Token ? a.Token.CompareTo(b.Token) : b.Count.CompareTo(a.Count));
        foreach (var span in WithoutOverlaps(spans))
        {
            var segment = index.Store.SegmentAt(span.Token);
            if (Accepts(term.Field, segment.Field))
            {
                var (first, last) = (index.Store.Tokens[span.Token], index.Store.Tokens[span.End - 1]);
                places.Add(new(segment.Paper, new(segment.Field, span.Form, (ushort)segment.Item, first.Start, last.Start + last.Length - first.Start, Value(span, segment))));
            }
        }
    }

    /// <summary>Of places that overlap the one in the better form stays.</summary>
    private static List<Span> WithoutOverlaps(List<Span> spans)
    {
        if (spans.Count < 2)
        {
            return spans;
        }

        SortedSet<Span> kept = new(Comparer<Span>.Create((a, b) => a.End <= b.Token ? -1 : b.End <= a.Token ? 1 : 0));
        return spans.FindAll(kept.Add);
    }

    private static ushort Value(Span span, Segment segment)
    {
        var background = segment.Field is PaperField.Abstract && segment.SecondSentence > 0 && span.Token < segment.SecondSentence;
        return (ushort)ScoreModel.OfMention(segment.Field, span.Form, span.Loose, background);
    }

    private static bool Accepts(KeywordField wanted, PaperField field) => wanted switch
    {
        KeywordField.Title => field is PaperField.Title,
        KeywordField.Abstract => field is PaperField.Abstract,
        KeywordField.Organization => field is PaperField.Organization,
        _ => field is PaperField.Title or PaperField.Abstract or PaperField.KeyPhrase,
    };

    private void FindAuthors(KeywordTerm term, List<PlaceInPaper> places)
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
                    places.Add(new(place.Paper, new(PaperField.Author, HitForm.AsWritten, (ushort)place.Item, 0, name.Length, (ushort)ScoreModel.OfField(PaperField.Author))));
                }
            }
        }
    }

    /// <summary>The share of papers that hold the phrase, in millionths: at most what its rarest word or pair of words has.</summary>
    private int RarityOf(QueryWord[] words)
    {
        var share = 1_000_000;
        var before = 0u;
        for (var i = 0; i < words.Length; i++)
        {
            var name = Gram.Of(words[i].Key);
            share = Math.Min(share, index.Rarity.Share(name));
            if (i > 0)
            {
                share = Math.Min(share, index.Rarity.Share(Gram.Of(before, name)));
            }

            before = name;
        }

        return share;
    }

    private ResolvedKeyword Collect(List<PlaceInPaper> places, string concept, bool filter, int rarity)
    {
        places.Sort();
        List<int> papers = [];
        List<int> points = [];
        List<bool> certain = [];
        List<HitPlace[]> all = [];
        for (var i = 0; i < places.Count;)
        {
            var paper = places[i].Paper;
            List<HitPlace> own = [];
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

    private static int Evidence(List<HitPlace> places)
    {
        Span<int> values = stackalloc int[16];
        var sum = 0;
        for (var i = 0; i < places.Count;)
        {
            var (field, count, other) = (places[i].Field, 0, 0);
            for (; i < places.Count && places[i].Field == field; i++)
            {
                int value = places[i].Value;
                if (value < ScoreModel.OfField(field) * 70 / 100)
                {
                    other = Math.Max(other, value);
                    continue;
                }

                var at = count < values.Length ? count++ : values.Length - 1;
                for (; at > 0 && values[at - 1] < value; at--)
                {
                    values[at] = values[at - 1];
                }

                values[at] = at == values.Length - 1 ? Math.Max(values[at], value) : value;
            }

            sum += ScoreModel.OfMentions(values[..count]) + (count == 0 ? other : other / 4);
        }

        return sum;
    }

    private readonly record struct PlaceInPaper(int Paper, HitPlace Place) : IComparable<PlaceInPaper>
    {
        public int CompareTo(PlaceInPaper other) =>
            Paper != other.Paper ? Paper.CompareTo(other.Paper)
            : Place.Field != other.Place.Field ? Place.Field.CompareTo(other.Place.Field)
            : Place.Item != other.Place.Item ? Place.Item.CompareTo(other.Place.Item)
            : Place.Start != other.Place.Start ? Place.Start.CompareTo(other.Place.Start)
            : Place.Form != other.Place.Form ? Place.Form.CompareTo(other.Place.Form)
            : other.Place.Length.CompareTo(Place.Length);
    }
}
