namespace Alerts.Matching;

internal readonly record struct Word(string Text, int Start, int Length);

/// <summary>The words of a text, folded, with their places.</summary>
internal static class Words
{
    public static List<Word> Of(string text)
    {
        List<Word> words = [];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            var word = text[start..i].ToLowerInvariant();
            words.Add(new(word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word, start, i - start));
        }

        return words;
    }
}
