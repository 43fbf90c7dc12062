namespace Alerts.Mail;

/// <summary>Cuts an abstract into sentences, well enough for an excerpt.</summary>
internal static class Sentences
{
    private static readonly string[] Abbreviations =
        ["e.g.", "i.e.", "al.", "etc.", "cf.", "vs.", "Fig.", "Eq.", "Sec.", "Tab.", "resp.", "approx.", "w.r.t.", "Dr.", "St.", "No."];

    /// <summary>Start and end of each sentence, in order, without gaps: the space after a sentence belongs to it.</summary>
    public static List<(int Start, int End)> Of(string text)
    {
        var sentences = new List<(int, int)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends(text, i))
            {
                continue;
            }

            var next = i + 1;
            while (next < text.Length && Closes(text[next]))
            {
                next++;
            }

            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            sentences.Add((start, next));
            start = next;
            i = next - 1;
        }

        if (start < text.Length)
        {
            sentences.Add((start, text.Length));
        }

        return sentences;
    }

    private static bool Closes(char c) => c is ')' or ']' or '"' or '”' or '’';

    private static bool Ends(string text, int i) => text[i] switch
    {
        '。' or '！' or '？' => true,
        '!' or '?' => FollowedByStart(text, i),
        '.' => FollowedByStart(text, i) && !IsAbbreviation(text, i),
        _ => false,
    };

    private static bool FollowedByStart(string text, int i)
    {
        var next = i + 1;
        while (next < text.Length && Closes(text[next]))
        {
            next++;
        }

        if (next == text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next == text.Length || !char.IsLower(text[next]);
    }

    private static bool IsAbbreviation(string text, int i) =>
        (i >= 1 && char.IsUpper(text[i - 1]) && (i == 1 || text[i - 2] is ' ' or '.'))
        || Array.Exists(Abbreviations, word => text.AsSpan(0, i + 1).EndsWith(word, StringComparison.Ordinal)
            && (i + 1 == word.Length || !char.IsLetter(text[i - word.Length])));
}
