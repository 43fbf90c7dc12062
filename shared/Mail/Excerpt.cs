using Alerts.Matching;
using Alerts.Papers;

namespace Alerts.Mail;

/// <summary>The part of an abstract that a mail shows: the sentences with hits first, then the opening ones, in the text's own order.</summary>
public static class Excerpt
{
    private static readonly Segment Gap = new(" … ", Hit: false);
    private static readonly Segment End = new("…", Hit: false);

    /// <summary>An excerpt of about <paramref name="budget"/> UTF-16 units, highlighted; empty when the budget or the abstract is.</summary>
    public static IReadOnlyList<Segment> Of(Paper paper, IReadOnlyList<Hit> hits, int budget)
    {
        var text = paper.Abstract;
        if (budget <= 0 || text.Length == 0)
        {
            return [];
        }

        if (text.Length <= budget)
        {
            return Segment.Of(text, hits, PaperField.Abstract);
        }

        var sentences = Sentences.Of(text);
        var chosen = Choose(sentences, hits, budget);
        return chosen.Count == 0 ? Window(text, hits, budget) : Join(text, sentences, chosen, hits);
    }

    private static SortedSet<int> Choose(List<(int Start, int End)> sentences, IReadOnlyList<Hit> hits, int budget)
    {
        var chosen = new SortedSet<int>();
        var best = Enumerable.Range(0, sentences.Count)
            .Select(i => (Index: i, Keywords: Keywords(sentences[i], hits)))
            .OrderByDescending(sentence => sentence.Keywords)
            .ThenBy(sentence => sentence.Index);
        foreach (var (index, _) in best)
        {
            var length = sentences[index].End - sentences[index].Start;
            if (length <= budget)
            {
                chosen.Add(index);
                budget -= length;
            }
            else if (chosen.Count == 0)
            {
                // The best sentence does not fit: a window around its hit says more than a worse sentence.
                break;
            }
        }

        return chosen;
    }

    private static int Keywords((int Start, int End) sentence, IReadOnlyList<Hit> hits) =>
        hits.Where(hit => hit.Field == PaperField.Abstract && hit.Start >= sentence.Start && hit.Start < sentence.End)
            .Select(hit => hit.Keyword)
            .Distinct()
            .Count();

    private static List<Segment> Join(string text, List<(int Start, int End)> sentences, SortedSet<int> chosen, IReadOnlyList<Hit> hits)
    {
        var segments = new List<Segment>();
        var expected = 0;
        foreach (var index in chosen)
        {
            var (start, end) = sentences[index];
            if (index != expected)
            {
                segments.Add(segments.Count == 0 ? new Segment("… ", Hit: false) : Gap);
            }

            while (end > start && char.IsWhiteSpace(text[end - 1]) && !chosen.Contains(index + 1))
            {
                end--;
            }

            segments.AddRange(Segment.Of(text, hits, PaperField.Abstract, start, end));
            expected = index + 1;
        }

        if (expected < sentences.Count)
        {
            segments.Add(new Segment(" …", Hit: false));
        }

        return segments;
    }

    private static List<Segment> Window(string text, IReadOnlyList<Hit> hits, int budget)
    {
        var first = hits.Where(hit => hit.Field == PaperField.Abstract && hit.Start < text.Length).Select(hit => (int?)hit.Start).Min() ?? 0;
        var start = WordStart(text, Math.Max(0, Math.Min(first - (budget / 3), text.Length - budget)));
        var end = WordEnd(text, Math.Min(text.Length, start + budget), start);
        var segments = new List<Segment>();
        if (start > 0)
        {
            segments.Add(End);
        }

        segments.AddRange(Segment.Of(text, hits, PaperField.Abstract, start, end));
        if (end < text.Length)
        {
            segments.Add(End);
        }

        return segments;
    }

    private static int WordStart(string text, int at)
    {
        if (at == 0)
        {
            return 0;
        }

        var space = text.IndexOf(' ', at, Math.Min(30, text.Length - at));
        return space >= 0 ? space + 1 : WholeCharacter(text, at);
    }

    private static int WordEnd(string text, int at, int start)
    {
        if (at >= text.Length)
        {
            return text.Length;
        }

        var space = text.LastIndexOf(' ', at, Math.Min(30, at - start));
        return space > start ? space : WholeCharacter(text, at);
    }

    private static int WholeCharacter(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
