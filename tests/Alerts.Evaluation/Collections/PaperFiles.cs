using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alerts.KeyPhrases;
using Alerts.Papers;

namespace Alerts.Evaluation.Collections;

/// <summary>Makes papers of the slim form that the data folder holds: every method sees the same text.</summary>
internal static partial class PaperFiles
{
    /// <summary>A paper of one line; labels that the line may hold are not read.</summary>
    public static Paper Read(JsonElement line)
    {
        var title = OneLine(line.Text("title"));
        var text = OneLine(line.Text("summary") is { Length: > 0 } summary ? summary : line.Text("abstract"));
        return new Paper
        {
            Id = line.Text("id"),
            Title = title,
            Abstract = text,
            Authors = line.Texts("authors"),
            Categories = line.Texts("categories"),
            Day = DateOnly.TryParse(line.Text("feedDate"), CultureInfo.InvariantCulture, out var day) ? day : default,
            KeyPhrases = LocalKeyPhraseExtractor.Extract(title, text),
        };
    }

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
