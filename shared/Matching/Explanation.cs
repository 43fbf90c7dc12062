using System.Globalization;
using Alerts.Matching.Queries;
using Alerts.Matching.Text;
using Alerts.Papers;
using Alerts.Profiles;

namespace Alerts.Matching;

/// <summary>Says why a paper matched.</summary>
public static class Explanation
{
    /// <summary>
    /// One sentence: “‘diffusion models’ in the title and twice in the abstract (as ‘diffusion model’); ‘video’ near ‘generation’ in the
    /// abstract”. Keywords are named without sign, weight and field, and of alternatives those that hit.
    /// </summary>
    public static string Of(Match match) =>
        string.Join("; ", match.Hits.GroupBy(h => NameOf(h)).Select(hits => OfKeyword(match.Paper, hits.Key, hits)));

    /// <summary>What the hit was looked for as.</summary>
    private static string NameOf(Hit hit) =>
        Keyword.TryParse(hit.Keyword, out var keyword, out _) && hit.Alternative < keyword.Alternatives.Count
            ? keyword.Alternatives[hit.Alternative].Text
            : hit.Keyword;

    private static string OfKeyword(Paper paper, string name, IEnumerable<Hit> hits)
    {
        var forms = hits.ToLookup(h => h.Form is HitForm.Near);
        List<string> parts = [];
        if (forms[false].Any())
        {
            parts.Add($"‘{name}’ {Places(forms[false], field => Written(paper, name, field))}");
        }

        if (forms[true].Any())
        {
            parts.Add($"{Near(name)} {Places(forms[true], _ => "")}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Where the hits are, and in what form; a form that several places share is told once, behind the last.</summary>
    private static string Places(IEnumerable<Hit> hits, Func<List<Hit>, string> written)
    {
        var places = hits.GroupBy(h => h.Field)
            .Select(field => (Where: Where(field.Key, field.Count()), Written: written([.. field]))).ToList();
        var told = places.Select((place, i) =>
            i + 1 < places.Count && string.Equals(place.Written, places[i + 1].Written, StringComparison.OrdinalIgnoreCase)
                ? place.Where : place.Where + place.Written).ToList();
        return told.Count < 2 ? string.Concat(told) : $"{string.Join(", ", told[..^1])} and {told[^1]}";
    }

    private static string Near(string name)
    {
        var words = DefiningKeyword.Of(new(KeywordField.Any, name, Exact: false)).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !FunctionWords.Contains(word.ToLowerInvariant())).Select(word => $"‘{word}’").ToList();
        return words.Count < 2 ? $"the words of ‘{name}’ near each other"
            : words.Count == 2 ? $"{words[0]} near {words[1]}"
            : $"{string.Join(", ", words[..^1])} and {words[^1]} near each other";
    }

    private static string Where(PaperField field, int times) => field switch
    {
        PaperField.Title => "in the title",
        PaperField.Abstract => times switch { 1 => "", 2 => "twice ", _ => string.Create(CultureInfo.InvariantCulture, $"{times} times ") } + "in the abstract",
        PaperField.KeyPhrase => "among the key phrases",
        PaperField.Author => "among the authors",
        PaperField.Category => "among the categories",
        _ => "among the organisations",
    };

    /// <summary>How the keyword is written there, where that is not how the profile writes it.</summary>
    private static string Written(Paper paper, string name, List<Hit> hits)
    {
        var open = name.Contains('*', StringComparison.Ordinal) || hits[0].Field is PaperField.Author or PaperField.Category;
        if (!open && hits.Exists(h => h.Form is HitForm.AsWritten))
        {
            return "";
        }

        var text = hits[0].Field switch
        {
            PaperField.Title => paper.Title,
            PaperField.Abstract => paper.Abstract,
            PaperField.KeyPhrase => paper.KeyPhrases[hits[0].Item],
            PaperField.Author => paper.Authors[hits[0].Item],
            PaperField.Category => paper.Categories[hits[0].Item],
            _ => paper.Organizations[hits[0].Item],
        };
        var written = text.Substring(hits[0].Start, hits[0].Length);
        return SaysAsMuch(name, written) ? "" : $" (as ‘{written}’)";
    }

    private static bool SaysAsMuch(string name, string written)
    {
        var at = name.IndexOf(written, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at + written.Length == name.Length || !(char.IsLetterOrDigit(name[at + written.Length]) || name[at + written.Length] == '*'));
    }
}
