namespace Alerts.Matching.Text;

/// <summary>An acronym and what it stands for, as places in a text.</summary>
/// <param name="Short">Where the acronym stands, the s of a plural apart.</param>
/// <param name="Long">Where its long form stands.</param>
internal readonly record struct AcronymDefinition(Range Short, Range Long);

/// <summary>
/// Finds definitions such as <c>Large Language Models (LLMs)</c>: Schwartz and Hearst, "A simple algorithm for identifying
/// abbreviation definitions in biomedical text" (Pacific Symposium on Biocomputing, 2003), with long forms of at most
/// min(|A| + 5, 2|A|) words. A bracket that goes on behind a comma mostly lists examples, <c>clinical modalities (CT, MRI)</c>: there the
/// acronym must be the initials.
/// </summary>
internal static class AcronymFinder
{
    private const int LeastShort = 2;
    private const int MostShort = 10;

    /// <summary>The definitions in a text, in order.</summary>
    public static List<AcronymDefinition> Find(string text)
    {
        List<AcronymDefinition> found = [];
        for (var open = text.IndexOf('(', StringComparison.Ordinal); open > 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.AsSpan(open + 1, Math.Min(text.Length - open - 1, 2 * MostShort)).IndexOfAny(')', ',', ';');
            if (close > 0 && ShortForm(text, open + 1, open + 1 + close) is { } shortForm
                && (Initials(text, shortForm, open) ?? (text[open + 1 + close] == ')' ? LongForm(text, shortForm, open) : null)) is { } longForm)
            {
                found.Add(new(shortForm, longForm));
            }
        }

        return found;
    }

    private static Range? ShortForm(string text, int start, int end)
    {
        var inner = text.AsSpan(start, end - start);
        if (inner.Length > 1 && inner[^1] == 's' && char.IsUpper(inner[^2]))
        {
            end--;
            inner = inner[..^1];
        }

        var capital = false;
        foreach (var c in inner)
        {
            capital |= char.IsUpper(c);
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '/' or '&' or '.'))
            {
                return null;
            }
        }

        return capital && inner.Length is >= LeastShort and <= MostShort && char.IsLetterOrDigit(inner[0]) ? start..end : null;
    }

    /// <summary>
    /// The words before the bracket whose initials are the acronym, words without meaning passed over: tried first, because the
    /// general rule reads “test-time adaptation (TTA)” as “time adaptation”.
    /// </summary>
    private static Range? Initials(string text, Range shortForm, int open)
    {
        var letters = text.AsSpan(shortForm);
        var end = open;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var (at, words) = (end, 0);
        for (var s = letters.Length - 1; s >= 0;)
        {
            var last = at;
            while (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            {
                at--;
            }

            if (at == last)
            {
                return null;
            }

            var word = text.AsSpan(at, last - at);
            if (Gives(word, letters[s]))
            {
                s--;
            }
            else if (!FunctionWords.Contains(word))
            {
                return null;
            }

            words++;
            if (s >= 0 && at > 0 && text[at - 1] is ' ' or '-')
            {
                at--;
            }
        }

        return words > 1 ? at..end : null;
    }

    /// <summary>Whether a word may give an acronym the letter: its first, or the figure that sounds like it (<c>T2I</c>: text to image).</summary>
    public static bool Gives(ReadOnlySpan<char> word, char letter) =>
        char.ToLowerInvariant(word[0]) == char.ToLowerInvariant(letter) || (letter == '2' && word is "to");

    /// <summary>The shortest run of words before the bracket whose letters hold the acronym's, the first at a word's beginning.</summary>
    private static Range? LongForm(string text, Range shortForm, int open)
    {
        var letters = text.AsSpan(shortForm);
        var (end, words) = (open, Math.Min(letters.Length + 5, letters.Length * 2));
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var at = end - 1;
        for (var s = letters.Length - 1; s >= 0; s--)
        {
            var letter = char.ToLowerInvariant(letters[s]);
            if (!char.IsLetterOrDigit(letter))
            {
                continue;
            }

            while (at >= 0 && (char.ToLowerInvariant(text[at]) != letter || (s == 0 && at > 0 && char.IsLetterOrDigit(text[at - 1]))))
            {
                if (text[at] is '(' or ')' or ';' || (text[at] is '.' && at + 1 < end && char.IsWhiteSpace(text[at + 1])) || (char.IsWhiteSpace(text[at]) && --words <= 0))
                {
                    return null;
                }

                at--;
            }

            if (at < 0)
            {
                return null;
            }

            at--;
        }

        var start = at + 1;
        var longForm = text.AsSpan(start, end - start);
        var several = longForm.IndexOfAny(' ', '-') > 0;
        return several && longForm.Length > letters.Length && !longForm.Contains(letters, StringComparison.Ordinal) ? start..end : null;
    }
}
