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

    private readonly ResolvedKeyword _nothing = ResolvedKeyword.Nothing(index, filter: false);
    private readonly ResolvedKeyword _noCategory = ResolvedKeyword.Nothing(index, filter: true);

    /// <summary>What the keyword means in the index.</summary>
    public ResolvedKeyword Resolve(Keyword keyword)
    {
        List<PlaceInPaper> places = [];
        var terms = keyword.Alternatives;
        var words = new QueryWord[terms.Count][];
        for (var t = 0; t < terms.Count; t++)
        {
            words[t] = Find(terms[t], t, places);
        }

        var filter = terms.All(t => t.Field is KeywordField.Category);
        return places.Count == 0
            ? filter ? _noCategory : _nothing
            : PlacesByPaper.Collect(
                index, places, string.Join('|', terms.Select((term, t) => Concept(term, words[t]))), filter,
                ScoreModel.OfRarity(Math.Min(terms.Select((term, t) => Share(term, words[t])).Sum(), 1_000_000)));
    }

    /// <summary>Finds a term's places; returns its words, none where it asks for a name.</summary>
    private QueryWord[] Find(KeywordTerm term, int alternative, List<PlaceInPaper> places)
    {
        switch (term.Field)
        {
            case KeywordField.Author:
                FindAuthors(term, alternative, places);
                return [];
            case KeywordField.Category:
                FindCategories(term, alternative, places);
                return [];
            default:
                var (text, acronym) = DefiningKeyword.Of(term);
                var words = QueryWord.Of(term with { Text = text });
                FindText(term, alternative, words, acronym, places);
                return words;
        }
    }

    /// <summary>What the term means, whatever its form.</summary>
    private static string Concept(KeywordTerm term, QueryWord[] words) => term.Field switch
    {
        KeywordField.Author => "author:" + string.Join(' ', PersonName.Words(term.Text)),
        KeywordField.Category => "category:" + term.Text.ToLowerInvariant(),
        _ when term.Exact => $"{term.Field}:\"{TextFold.Of(term.Text)}",
        _ => $"{term.Field}:{string.Join(' ', words.Select(w => w.Open ? w.Surface + "*" : w.Key))}",
    };

    /// <summary>The share of papers that the term may hit, in millionths; authors are rare.</summary>
    private int Share(KeywordTerm term, QueryWord[] words) => term.Field switch
    {
        KeywordField.Author => 0,
        KeywordField.Category => index.Rarity.Share(Gram.OfCategory(term.Text)),
        _ => RarityOf(words),
    };

    private void FindText(KeywordTerm term, int alternative, QueryWord[] words, QueryWord? acronym, List<PlaceInPaper> places)
    {
        if (words.Length == 0)
        {
            return;
        }

        List<Span> spans = [];
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
                var (start, length) = (first.Start, last.Start + last.Length - first.Start);
                var alone = index.Store.StandsAlone(span.Token, span.End - 1);
                var value = ScoreModel.OfMention(segment.Field, span.Form, span.Loose, alone, words.Length == 1);
                places.Add(new(segment.Paper, new(segment.Field, span.Form, (ushort)segment.Item, start, length, (ushort)value, (byte)alternative)));
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

    private static bool Accepts(KeywordField wanted, PaperField field) => wanted switch
    {
        KeywordField.Title => field is PaperField.Title,
        KeywordField.Abstract => field is PaperField.Abstract,
        KeywordField.Organization => field is PaperField.Organization,
        _ => field is PaperField.Title or PaperField.Abstract or PaperField.KeyPhrase,
    };

    private void FindAuthors(KeywordTerm term, int alternative, List<PlaceInPaper> places)
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
                    places.Add(new(place.Paper, new(PaperField.Author, HitForm.AsWritten, (ushort)place.Item, 0, name.Length, (ushort)ScoreModel.OfField(PaperField.Author), (byte)alternative)));
                }
            }
        }
    }

    private void FindCategories(KeywordTerm term, int alternative, List<PlaceInPaper> places)
    {
        foreach (var place in index.Lists.Categories(term.Text))
        {
            var length = index.Papers[place.Paper].Categories[place.Item].Length;
            places.Add(new(place.Paper, new(PaperField.Category, HitForm.AsWritten, (ushort)place.Item, 0, length, (ushort)ScoreModel.OfField(PaperField.Category), (byte)alternative)));
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
}
