using Alerts.KeyPhrases.Local;

namespace Alerts.KeyPhrases;

/// <summary>Tells a term of its own from a part of a longer one.</summary>
public static class NounPhrases
{
    private const int LongestWord = 48;

    /// <summary>
    /// Whether a piece of English text is a whole noun phrase: <c>diffusion models</c> is in "we train diffusion models on video", and is
    /// not in "video diffusion models" or "diffusion models’ weights", where the subject is another one. Decided by the words before and
    /// behind; constant time.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the piece starts, in UTF-16 units.</param>
    /// <param name="length">How long it is, in UTF-16 units.</param>
    public static bool StandsAlone(ReadOnlySpan<char> text, int start, int length)
    {
        var before = Before(text, start);
        return (!JoinsFromBefore(Classify(before)) || IsVerbAfter(text, before)) && !JoinsFromBehind(Classify(Behind(text, start + length)));
    }

    /// <summary>The word before, up to punctuation; empty when there is none.</summary>
    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var at = end;
        while (at > 0 && end - at <= LongestWord && IsPartOfWord(text[at - 1]))
        {
            at--;
        }

        return text[at..end];
    }

    /// <summary>The word behind, up to punctuation; empty when there is none.</summary>
    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var at = start;
        while (at < text.Length && at - start <= LongestWord && IsPartOfWord(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static bool JoinsFromBefore(WordClass? word) => word is { } known && (known & (WordClass.Break | WordClass.Weak)) == 0;

    /// <summary>Behind a noun a participle is a verb ("diffusion models trained on"); before one it is an adjective.</summary>
    private static bool JoinsFromBehind(WordClass? word) => word is { } known && (known & (WordClass.Break | WordClass.Ed)) == 0;

    /// <summary>Whether the word before is a verb because a subject or "to" stands before it: "we train diffusion models".</summary>
    private static bool IsVerbAfter(ReadOnlySpan<char> text, ReadOnlySpan<char> word)
    {
        text.Overlaps(word, out var start);
        var before = Before(text, start);
        return before is "to" || (Classify(before) is { } known && (known & (WordClass.Subject | WordClass.Auxiliary)) != 0 && !word.EndsWith("ed"));
    }

    /// <summary>What a word can be; null where there is none.</summary>
    private static WordClass? Classify(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        Span<char> lower = stackalloc char[LongestWord];
        return WordScanner.Classify(lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '\'' or '\u2019' or '\u2010' or '\u2011';
}
