using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Alerts.Evaluation.KeyPhrases;

/// <summary>The form in which key phrases are compared: lower case, hyphens as spaces, every word stemmed.</summary>
internal static partial class PhraseStems
{
    private static readonly ConcurrentDictionary<string, string> Stems = new(StringComparer.Ordinal);

    /// <summary>The phrase's stems, with one space between.</summary>
    public static string Of(string phrase) =>
        string.Join(' ', Words().Matches(phrase.ToLowerInvariant()).Select(word => Stems.GetOrAdd(word.Value, PorterStemmer.Stem)));

    /// <summary>Words as runs of letters and digits.</summary>
    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    public static partial Regex Words();
}
