using System.Globalization;
using Alerts.Evaluation.KeyPhrases;

namespace Alerts.Evaluation.Collections;

/// <summary>A text with the key phrases that people chose for it.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">The text behind the title.</param>
/// <param name="Phrases">The key phrases, stemmed, each once.</param>
internal sealed record KeyPhraseText(string Title, string Text, IReadOnlySet<string> Phrases)
{
    /// <summary>Title and text.</summary>
    public string Whole => $"{Title}. {Text}";
}

/// <summary>Reads the texts of <c>relevance/keyphrases</c>, by set.</summary>
internal static class KeyPhraseSets
{
    /// <summary>The sets; of each the half that nothing was tuned on: odd ids, and ids that are no numbers.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<KeyPhraseText>> Read(string data) =>
        JsonLines.Find(Path.Combine(data, "relevance"), "keyphrases*").SelectMany(JsonLines.Read)
            .Where(line => !int.TryParse(line.Text("id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id) || int.IsOddInteger(id))
            .GroupBy(line => line.Text("set"), StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<KeyPhraseText>)[.. group.Select(line => Of(line.Text("text"), line.Texts("keyphrases"))).Where(text => text.Phrases.Count > 0)],
                StringComparer.Ordinal);

    /// <summary>The title ends at the first CR LF; other line breaks are only folded lines.</summary>
    private static KeyPhraseText Of(string text, IReadOnlyList<string> phrases)
    {
        var end = text.IndexOf("\r\n", StringComparison.Ordinal);
        var title = end < 0 ? "" : text[..end];
        return new KeyPhraseText(
            title, text[title.Length..].Trim(), phrases.Select(PhraseStems.Of).Where(phrase => phrase.Length > 0).ToHashSet(StringComparer.Ordinal));
    }
}
