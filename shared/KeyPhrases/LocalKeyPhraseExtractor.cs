using System.Runtime.InteropServices;
using Alerts.KeyPhrases.Local;
using Alerts.Papers;

namespace Alerts.KeyPhrases;

/// <summary>
/// Extracts key phrases without any service or model file: noun phrases by a small lexicon and the shape of words, ranked by a
/// linear model. Deterministic, linear in the text's length; English only, and silent about other scripts.
/// </summary>
public sealed class LocalKeyPhraseExtractor : IKeyPhraseExtractor
{
    /// <summary>The name that results carry.</summary>
    public const string Name = "local";

    /// <summary>How many phrases a paper gets at most.</summary>
    public const int DefaultLimit = 15;

    /// <summary>Only so much of a text is read, in UTF-16 units: what a paper is about, its first pages say.</summary>
    private const int LongestText = 100_000;

    /// <inheritdoc />
    public Task<IReadOnlyList<KeyPhraseResult>> ExtractAsync(IReadOnlyList<Paper> papers, CancellationToken cancellationToken)
    {
        var finder = new PhraseFinder();
        var results = new KeyPhraseResult[papers.Count];
        for (var i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = new KeyPhraseResult(papers[i].Id, Extract(finder, papers[i].Title, papers[i].Abstract, DefaultLimit), Name);
        }

        return Task.FromResult<IReadOnlyList<KeyPhraseResult>>(results);
    }

    /// <summary>Extracts at most <paramref name="limit"/> phrases from a text, best first, as they stand in it.</summary>
    /// <param name="title">The title; empty where there is none.</param>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many phrases at most.</param>
    public static IReadOnlyList<string> Extract(string title, string text, int limit = DefaultLimit) =>
        Extract(new PhraseFinder(), title, text, limit);

    private static string[] Extract(PhraseFinder finder, string title, string text, int limit)
    {
        var whole = $"{title}. {text}";
        whole = whole.Length > LongestText ? whole[..LongestText] : whole;
        finder.Read(whole, title.Length + 2);
        var phrases = CollectionsMarshal.AsSpan(finder.Phrases);
        foreach (ref var phrase in phrases)
        {
            phrase.Score = PhraseScore.Of(finder, phrase);
        }

        phrases.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Position - b.Position);
        var best = new List<Phrase>(limit);
        for (var i = 0; i < phrases.Length && best.Count < limit; i++)
        {
            if (!IsOnlyPartOf(best, phrases[i]))
            {
                best.Add(phrases[i]);
            }
        }

        return [.. best.Select(phrase => whole[finder.Words[phrase.Position].Start..finder.Words[phrase.Position + phrase.Words - 1].End])];
    }

    /// <summary>Whether the phrase occurs only inside a better one, and so says nothing more.</summary>
    private static bool IsOnlyPartOf(List<Phrase> better, in Phrase phrase)
    {
        foreach (var other in better)
        {
            if (other.Position <= phrase.Position && phrase.Position + phrase.Words <= other.Position + other.Words && phrase.Count <= other.Count)
            {
                return true;
            }
        }

        return false;
    }
}
