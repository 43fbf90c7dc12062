using Alerts.Matching.Queries;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>Finds what a keyword that hits nothing was likely meant to be.</summary>
internal sealed class SpellingAdvisor(PaperIndex index)
{
    /// <summary>A word that fewer papers hold is no better guess than the one written.</summary>
    private const int LeastPlaces = 2;

    /// <summary>The keyword line with its unknown words put right; null where nothing near hits.</summary>
    /// <param name="keyword">The keyword.</param>
    /// <param name="searches">How many words may still be looked for; each is compared with the whole vocabulary. Counted down.</param>
    public string? Suggest(Keyword keyword, ref int searches)
    {
        var line = keyword.ToString();
        foreach (var term in keyword.Alternatives.Where(t => t.Field is KeywordField.Any or KeywordField.Title or KeywordField.Abstract))
        {
            foreach (var word in QueryWord.Of(term).Where(w => !w.Open && Places(w.Surface) == 0))
            {
                if (searches-- <= 0 || Nearest(word.Surface) is not { } nearest)
                {
                    return null;
                }

                line = line.Replace(word.Surface, nearest, StringComparison.OrdinalIgnoreCase);
            }
        }

        return line != keyword.ToString() && Keyword.TryParse(line, out var repaired, out _) && index.Resolve(repaired).Papers.Length > 0 ? line : null;
    }

    private int Places(string surface) =>
        index.Store.Vocabulary.FindSurface(surface) is >= 0 and var id ? index.Store.Places(index.Store.Vocabulary.KeyOf(id)).Length : 0;

    /// <summary>The commonest of the nearest words, one slip away, or two in a long word.</summary>
    private string? Nearest(string word)
    {
        var (best, distance, places) = ((string?)null, word.Length < 4 ? 0 : word.Length < 8 ? 1 : 2, 0);
        foreach (var known in index.Store.Vocabulary.Sorted)
        {
            if (Math.Abs(known.Length - word.Length) > distance || known.Length > Keyword.MaxLength)
            {
                continue;
            }

            var slips = EditDistance.Of(word, known);
            var count = slips <= distance ? Places(known) : 0;
            if (count >= LeastPlaces && (slips < distance || best is null || count > places))
            {
                (best, distance, places) = (known, slips, count);
            }
        }

        return best;
    }
}
