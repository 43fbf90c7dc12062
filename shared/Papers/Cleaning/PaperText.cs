using System.Buffers;

namespace Alerts.Papers.Cleaning;

/// <summary>
/// Makes one readable line of what sources send: line breaks, LaTeX, HTML and stray characters resolved, nothing of the
/// meaning lost. Cleaning a cleaned text changes nothing, and the work grows with the length of the text only.
/// </summary>
public static class PaperText
{
    /// <summary>
    /// Most texts are clean after two rounds. Text nested deeper than this was made to be: what is left of its markup goes.
    /// </summary>
    private const int MostRounds = 6;

    /// <summary>Characters that never ask for work. A text of these alone, singly spaced, is already clean.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?()[]/-+*=%#@\"|>^_");

    private static readonly SearchValues<char> Markup = SearchValues.Create("\\{}$&<~`");

    /// <summary>The text, cleaned; empty for null.</summary>
    public static string Clean(string? raw)
    {
        if (string.IsNullOrEmpty(raw))
            return "";

        var text = raw;
        for (var round = 0; round < MostRounds; round++)
        {
            if (text.Length == 0 || IsPlain(text))
                return text;

            var cleaned = Characters.Tidy(Latex.Resolve(Html.Resolve(Characters.Tidy(text))));
            if (cleaned == text)
                return text;
            text = cleaned;
        }

        return Flatten(text);
    }

    /// <summary>The text in at most <paramref name="most"/> UTF-16 units, cut after a sentence or a word and marked so.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;

        var head = text.AsSpan(0, most - 2);
        var sentence = head.LastIndexOf(". ");
        var word = head.LastIndexOf(' ');
        var end = sentence > most / 2 ? sentence + 1 : word > most / 2 ? word : head.Length;
        if (char.IsHighSurrogate(head[end - 1]))
            end--;
        return string.Concat(head[..end].TrimEnd(), " …");
    }

    private static bool IsPlain(string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Plain) || text[0] == ' ' || text[^1] == ' ')
            return false;
        return !text.Contains("  ", StringComparison.Ordinal) && !text.Contains("--", StringComparison.Ordinal);
    }

    private static string Flatten(string text) =>
        Characters.Tidy(string.Create(text.Length, text, static (span, source) =>
        {
            source.CopyTo(span);
            span.ReplaceAny(Markup, ' ');
            span.Replace('\'', '’');
            span.Replace('-', '‐');
        }));
}
