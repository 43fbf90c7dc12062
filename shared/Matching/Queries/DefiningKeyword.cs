using Alerts.Matching.Text;
using Alerts.Profiles;

namespace Alerts.Matching.Queries;

/// <summary>
/// Keywords that define their own acronym: <c>large language models (LLMs)</c> and <c>LLMs (large language models)</c> mean the long form, and
/// the acronym for it.
/// </summary>
internal static class DefiningKeyword
{
    /// <summary>The long form and its acronym; the text as it is and none where the keyword defines nothing.</summary>
    public static (string Text, QueryWord? Acronym) Of(KeywordTerm term)
    {
        var open = term.Text.IndexOf('(', StringComparison.Ordinal);
        if (term.Exact || open <= 0 || term.Text[^1] != ')')
        {
            return (term.Text, null);
        }

        var (before, inside) = (term.Text[..open].Trim(), term.Text[(open + 1)..^1].Trim());
        return Defines(before, inside) ? (before, Word(inside))
            : Defines(inside, before) ? (inside, Word(before))
            : (term.Text, null);
    }

    private static bool Defines(string longForm, string acronym) =>
        AcronymFinder.Find($"{longForm} ({acronym})") is [{ } only] && only.Long.Start.Value == 0;

    private static QueryWord? Word(string acronym) =>
        QueryWord.Of(new(KeywordField.Any, acronym, Exact: false)) is [var word] ? word : null;
}
