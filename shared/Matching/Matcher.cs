using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>Scores the papers of an index against profiles. Safe for many threads.</summary>
/// <param name="index">The papers.</param>
public sealed class Matcher(PaperIndex index)
{
    /// <summary>The papers that match, best first; equal scores in the order of the papers.</summary>
    public IReadOnlyList<Match> Match(KeywordProfile profile, MatchOptions options)
    {
        List<Match> matches = [];
        for (var p = 0; p < index.Papers.Count; p++)
        {
            if (Score(profile, p) is { } match && match.Score >= options.MinScore)
            {
                matches.Add(match);
            }
        }

        return [.. matches.OrderByDescending(m => m.Score).Take(options.Top)];
    }

    private Match? Score(KeywordProfile profile, int p)
    {
        List<Hit> all = [];
        var sum = 0.0;
        foreach (var keyword in profile.Keywords)
        {
            List<Hit> hits = [];
            foreach (var term in keyword.Alternatives)
            {
                hits.AddRange(HitsOf(keyword, term, p));
            }

            if (keyword.Role is KeywordRole.Excluded ? hits.Count > 0 : keyword.Role is KeywordRole.Required && hits.Count == 0)
            {
                return null;
            }

            sum += keyword.Weight * (hits.Any(h => h.Field is PaperField.Title) ? 2 : 0) + keyword.Weight * (hits.Count > 0 ? 1 : 0);
            all.AddRange(hits);
        }

        return all.Count == 0 ? null : new Match(index.Papers[p], Math.Round(100 * sum / (sum + 2), 1), all);
    }

    private IEnumerable<Hit> HitsOf(Keyword keyword, KeywordTerm term, int p)
    {
        var paper = index.Papers[p];
        var phrase = Words.Of(term.Text);
        return term.Field switch
        {
            KeywordField.Any => Find(index.Titles[p], PaperField.Title).Concat(Find(index.Abstracts[p], PaperField.Abstract)),
            KeywordField.Title => Find(index.Titles[p], PaperField.Title),
            KeywordField.Abstract => Find(index.Abstracts[p], PaperField.Abstract),
            KeywordField.Author => InList(paper.Authors, PaperField.Author, a => Words.Of(a).Select(w => w.Text).Intersect(phrase.Select(w => w.Text)).Count() == phrase.Count),
            KeywordField.Category => InList(
                paper.Categories, PaperField.Category,
                c => c.Equals(term.Text, StringComparison.OrdinalIgnoreCase) || c.StartsWith(term.Text.Replace("*", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)),
            _ => InList(paper.Organizations, PaperField.Organization, o => o.Contains(term.Text, StringComparison.OrdinalIgnoreCase)),
        };

        IEnumerable<Hit> Find(List<Word> words, PaperField field)
        {
            for (var i = 0; phrase.Count > 0 && i + phrase.Count <= words.Count; i++)
            {
                if (Enumerable.Range(0, phrase.Count).All(k => words[i + k].Text == phrase[k].Text))
                {
                    var last = words[i + phrase.Count - 1];
                    yield return new Hit(keyword.Source, field, words[i].Start, last.Start + last.Length - words[i].Start, HitForm.Folded);
                }
            }
        }

        IEnumerable<Hit> InList(IReadOnlyList<string> items, PaperField field, Func<string, bool> fits) =>
            items.Select((text, i) => (text, i)).Where(x => fits(x.text)).Select(x => new Hit(keyword.Source, field, 0, x.text.Length, HitForm.AsWritten, x.i));
    }
}
