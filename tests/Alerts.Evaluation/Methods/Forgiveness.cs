using Alerts.Matching;
using Alerts.Matching.Queries;
using Alerts.Matching.Text;
using Alerts.Profiles;

namespace Alerts.Evaluation.Methods;

/// <summary>What our matcher forgives, one thing each.</summary>
internal enum Forgiveness
{
    /// <summary>A plural for its singular.</summary>
    Plurals,

    /// <summary>A hyphen for a space, words joined or split.</summary>
    Joining,

    /// <summary>British for American spelling.</summary>
    Spelling,

    /// <summary>A verb for its noun.</summary>
    Verbs,

    /// <summary>Acronyms for their long forms and the other way round.</summary>
    Acronyms,

    /// <summary>Words near each other for the phrase.</summary>
    Nearness,
}

/// <summary>
/// Tells whether a hit would be one without some forgiveness. The matcher has no switches, but its hits say where they stand: the words
/// there are compared with the keyword's once more. Where two forms overlap only the better one is told, so a row without one of them may
/// be a little too poor, never too rich.
/// </summary>
internal static class ForgivenHits
{
    /// <summary>Whether the hit stands without <paramref name="without"/>.</summary>
    public static bool Stands(Match match, Hit hit, Forgiveness without)
    {
        switch (hit.Form)
        {
            case HitForm.AsWritten:
                return true;
            case HitForm.Acronym or HitForm.CorpusAcronym:
                return without is not Forgiveness.Acronyms;
            case HitForm.Near when without is Forgiveness.Nearness:
                return false;
        }

        var term = Keyword.Parse(hit.Keyword).Alternatives[hit.Alternative];
        var wanted = Words(DefiningKeyword.Of(term).Text, without);
        var found = Words(Text(match, hit), without);
        return hit.Form is HitForm.Near
            ? wanted.TrueForAll(word => FunctionWords.Contains(word.Key) || found.Exists(other => other.Key == word.Key))
            : without is Forgiveness.Joining
                ? wanted.SequenceEqual(found)
                : Joined(wanted) == Joined(found);
    }

    private static string Text(Match match, Hit hit) => (hit.Field switch
    {
        PaperField.Title => match.Paper.Title,
        PaperField.KeyPhrase => match.Paper.KeyPhrases[hit.Item],
        PaperField.Organization => match.Paper.Organizations[hit.Item],
        _ => match.Paper.Abstract,
    }).Substring(hit.Start, hit.Length);

    /// <summary>The words' keys as they are without a forgiveness, each with what stands before it.</summary>
    private static List<(string Key, Separator Before)> Words(string text, Forgiveness without)
    {
        List<(string, Separator)> words = [];
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(text, buffer);
        while (tokenizer.Next())
        {
            var word = tokenizer.Folded.ToString();
            word = without is Forgiveness.Plurals ? word
                : tokenizer.Case is LetterCase.PluralCapitals ? word[..^1]
                : Plurals.Singular(word);
            word = without is Forgiveness.Spelling ? word : Spelling.American(word);
            words.Add((without is Forgiveness.Verbs ? word : Inflections.Noun(word), tokenizer.Before));
        }

        return words;
    }

    /// <summary>The words as one; “to” is the 2 of <c>sim2real</c>.</summary>
    private static string Joined(List<(string Key, Separator Before)> words) =>
        string.Concat(words.Select((word, i) => i > 0 && word.Key == "to" ? "2" : word.Key));
}
