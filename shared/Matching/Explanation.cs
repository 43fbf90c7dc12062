using System.Globalization;

namespace Alerts.Matching;

/// <summary>Says why a paper matched.</summary>
public static class Explanation
{
    /// <summary>
    /// One sentence: “‘diffusion models’ in the title (as ‘Diffusion Model’) and twice in the abstract; the words of ‘video
    /// generation’ near each other in the abstract”.
    /// </summary>
    public static string Of(Match match) =>
        string.Join("; ", match.Hits.GroupBy(h => h.Keyword, StringComparer.Ordinal).Select(hits => OfKeyword(match, hits)));

    private static string OfKeyword(Match match, IGrouping<string, Hit> hits)
    {
        var certain = hits.Where(h => h.Form is not HitForm.Near).ToList();
        var near = hits.Where(h => h.Form is HitForm.Near).ToList();
        List<string> parts = [];
        if (certain.Count > 0)
        {
            parts.Add($"‘{hits.Key}’ {Places(certain.GroupBy(h => h.Field).Select(f => Where(f.Key, f.Count()) + Written(match, hits.Key, [.. f])))}");
        }

        if (near.Count > 0)
        {
            var who = certain.Count > 0 ? "its words" : $"the words of ‘{hits.Key}’";
            parts.Add($"{who} near each other {Places(near.GroupBy(h => h.Field).Select(f => Where(f.Key, f.Count())))}");
        }

        return string.Join(", ", parts);
    }

    private static string Places(IEnumerable<string> places)
    {
        var all = places.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
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

    private static bool SaysAsMuch(string keyword, string written)
    {
        var at = keyword.IndexOf(written, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at + written.Length == keyword.Length || !char.IsLetterOrDigit(keyword[at + written.Length]));
    }

    /// <summary>How the keyword is written there, where that is not how the profile writes it.</summary>
    private static string Written(Match match, string keyword, List<Hit> hits)
    {
        if (hits.Exists(h => h.Form is HitForm.AsWritten) && hits[0].Field is not (PaperField.Author or PaperField.Category))
        {
            return "";
        }

        var text = hits[0].Field switch
        {
            PaperField.Title => match.Paper.Title,
            PaperField.Abstract => match.Paper.Abstract,
            PaperField.KeyPhrase => match.Paper.KeyPhrases[hits[0].Item],
            PaperField.Author => match.Paper.Authors[hits[0].Item],
            PaperField.Category => match.Paper.Categories[hits[0].Item],
            _ => match.Paper.Organizations[hits[0].Item],
        };
        var written = text.Substring(hits[0].Start, hits[0].Length);
        return SaysAsMuch(keyword, written) ? "" : $" (as ‘{written}’)";
    }
}
