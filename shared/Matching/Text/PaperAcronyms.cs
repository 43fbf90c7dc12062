using Alerts.Papers;

namespace Alerts.Matching.Text;

/// <summary>An acronym and its long form as keys: <c>llm</c>, <c>large language model</c>.</summary>
/// <param name="Short">The acronym's key.</param>
/// <param name="Long">The long form's keys, a space between.</param>
internal readonly record struct AcronymPair(string Short, string Long);

/// <summary>The acronyms that a paper defines.</summary>
internal static class PaperAcronyms
{
    /// <summary>The longest long form, in words.</summary>
    public const int MostLongWords = 12;

    /// <summary>The distinct definitions in title and abstract, in order.</summary>
    public static IEnumerable<AcronymPair> Of(Paper paper) =>
        new[] { paper.Title, paper.Abstract }.SelectMany(In).Distinct();

    private static IEnumerable<AcronymPair> In(string text)
    {
        foreach (var definition in AcronymFinder.Find(text))
        {
            var (shortKeys, longKeys) = (Keys(text.AsSpan(definition.Short)), Keys(text.AsSpan(definition.Long)));
            if (shortKeys.Count == 1 && longKeys.Count is >= 2 and <= MostLongWords)
            {
                yield return new(shortKeys[0], string.Join(' ', longKeys));
            }
        }
    }

    private static List<string> Keys(ReadOnlySpan<char> text)
    {
        List<string> keys = [];
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(text, buffer);
        while (tokenizer.Next())
        {
            keys.Add(WordFold.Key(tokenizer.Folded.ToString(), tokenizer.Case));
        }

        return keys;
    }
}
