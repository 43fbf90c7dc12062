using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Alerts.Papers.Fetching;
using Alerts.Papers.Sources;
using Microsoft.Extensions.Options;

namespace Alerts.Papers;

/// <summary>Makes sources of their names: <c>hf</c>, <c>arxiv:cs.CL+cs.LG</c>, a file or a folder.</summary>
public sealed partial class PaperSourceFactory
{
    private readonly PageFetcher _fetcher;
    private readonly ArxivPace _pace;
    private readonly IOptions<PapersOptions> _options;
    private readonly TimeProvider _time;

    internal PaperSourceFactory(PageFetcher fetcher, ArxivPace pace, IOptions<PapersOptions> options, TimeProvider time) =>
        (_fetcher, _pace, _options, _time) = (fetcher, pace, options, time);

    /// <summary>
    /// The sources that <paramref name="text"/> names, separated by spaces. All arXiv categories become one source and all
    /// paths another, so that no two sources share a name. Throws <see cref="FormatException"/> that says what is wrong and
    /// what would be right.
    /// </summary>
    public IReadOnlyList<IPaperSource> Create(string text)
    {
        var words = Split(text);
        if (words.Count == 0)
            throw new FormatException($"No source is given: {Expected}.");

        List<string> order = [], categories = [], paths = [];
        foreach (var word in words)
        {
            var kind = KindOf(word);
            if (kind == SourceNames.Arxiv)
                categories.AddRange(Categories(word).Except(categories, StringComparer.Ordinal));
            else if (kind == SourceNames.File)
                paths.Add(word);
            if (!order.Contains(kind))
                order.Add(kind);
        }

        return [.. order.Select(kind => Make(kind, categories, paths))];
    }

    /// <summary>As <see cref="Create"/>; false with a one-line <paramref name="error"/> instead of an exception.</summary>
    public bool TryCreate(string text, [NotNullWhen(true)] out IReadOnlyList<IPaperSource>? sources, [NotNullWhen(false)] out string? error)
    {
        try
        {
            (sources, error) = (Create(text), null);
            return true;
        }
        catch (FormatException e)
        {
            (sources, error) = (null, e.Message);
            return false;
        }
    }

    /// <summary>What is wrong with the text; null when sources can be made of it.</summary>
    internal static string? Problem(string text)
    {
        try
        {
            var words = Split(text);
            foreach (var word in words)
            {
                if (KindOf(word) == SourceNames.Arxiv)
                    _ = Categories(word);
            }

            return words.Count == 0 ? $"no source is given: {Expected}" : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private const string Expected = "a source is hf, arxiv:cs.CL+cs.LG, sample, or the path of a file or folder";

    private IPaperSource Make(string kind, IReadOnlyList<string> categories, IReadOnlyList<string> paths) => kind switch
    {
        SourceNames.HuggingFace => new HuggingFaceSource(_fetcher, _options),
        SourceNames.Arxiv => new ArxivSource(new ArxivFeed(_fetcher, _pace, _options), new ArxivSearch(_fetcher, _pace, _options), _time, categories),
        SourceNames.Sample => SampleDay.Source,
        _ => new FileSource(paths),
    };

    private static string KindOf(string word)
    {
        if (word is SourceNames.HuggingFace or SourceNames.Sample)
            return word;
        if (word.StartsWith("arxiv:", StringComparison.Ordinal) || word == "arxiv")
            return SourceNames.Arxiv;
        if (File.Exists(word) || Directory.Exists(word))
            return SourceNames.File;
        throw new FormatException($"\"{word}\" is neither a source nor an existing file or folder: {Expected}.");
    }

    private static string[] Categories(string word)
    {
        var categories = word.Length > 6 ? word[6..].Split('+') : [];
        return categories.Length > 0 && Array.TrueForAll(categories, category => Category().IsMatch(category))
            ? categories
            : throw new FormatException($"\"{word}\" does not name arXiv categories: it should be like arxiv:cs.CL+cs.LG.");
    }

    /// <summary>Parts at spaces, but not inside double quotes, nor a path that exists as it stands.</summary>
    private static List<string> Split(string text)
    {
        if (File.Exists(text) || Directory.Exists(text))
            return [text];

        List<string> words = [];
        var word = new StringBuilder();
        var quoted = false;
        foreach (var c in text.Append(' '))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (quoted || !char.IsWhiteSpace(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return quoted ? throw new FormatException("A double quote is not closed in the list of sources.") : words;
    }

    [GeneratedRegex(@"^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]{2}(?:[a-z-]*[a-z])?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Category();
}
