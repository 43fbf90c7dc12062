using System.Runtime.InteropServices;

namespace Alerts.KeyPhrases.Local;

/// <summary>
/// Finds the candidates of a text: the runs of adjectives and nouns between words that end a phrase, and the parts of longer
/// runs. One finder serves many texts, one after the other, and keeps its buffers.
/// </summary>
internal sealed class PhraseFinder
{
    /// <summary>The longest phrase, in words.</summary>
    public const int LongestPhrase = 6;

    private readonly Dictionary<ulong, int> _index = [];

    /// <summary>The words of the text, title first.</summary>
    public List<Word> Words { get; } = [];

    /// <summary>The candidates in the order of their first occurrence.</summary>
    public List<Phrase> Phrases { get; } = [];

    /// <summary>How often each content word occurs, by its key.</summary>
    public Dictionary<ulong, int> WordCounts { get; } = [];

    /// <summary>Reads a text whose first <paramref name="titleLength"/> UTF-16 units are the title.</summary>
    public void Read(ReadOnlySpan<char> text, int titleLength)
    {
        Words.Clear();
        Phrases.Clear();
        WordCounts.Clear();
        _index.Clear();
        WordScanner.Scan(text, Words);
        WordTagger.Tag(Words);
        var words = CollectionsMarshal.AsSpan(Words);
        for (var start = 0; start < words.Length;)
        {
            if (words[start].Is(WordClass.Break))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < words.Length && !words[end].AfterBreak && !words[end].Is(WordClass.Break))
            {
                end++;
            }

            AddRun(words, start, end, titleLength);
            start = end;
        }
    }

    private void AddRun(ReadOnlySpan<Word> words, int start, int end, int titleLength)
    {
        for (var i = start; i < end; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(WordCounts, words[i].Key, out _)++;
        }

        var strong = start;
        while (strong < end && words[strong].Is(WordClass.Weak))
        {
            strong++;
        }

        while (start < end && words[end - 1].Is(WordClass.Adjective | WordClass.Weak) && !words[end - 1].Is(WordClass.Acronym | WordClass.Capital))
        {
            end--;
        }

        for (var from = start; from < end; from++)
        {
            ulong key = 0;
            for (var to = from + 1; to <= end && to - from <= LongestPhrase; to++)
            {
                var last = words[to - 1];
                key = unchecked((key * last.Shift) + last.Key);
                if (!last.Is(WordClass.Adjective | WordClass.Weak) || to == end)
                {
                    Add(words, from, to, key, from >= start && from <= strong && to == end, titleLength);
                }
            }
        }
    }

    private void Add(ReadOnlySpan<Word> words, int from, int to, ulong key, bool whole, int titleLength)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, key, out var known);
        if (!known)
        {
            index = Phrases.Count;
            Phrases.Add(new Phrase { Words = to - from, Position = from });
        }

        ref var phrase = ref CollectionsMarshal.AsSpan(Phrases)[index];
        phrase.Count++;
        phrase.Whole += whole ? 1 : 0;
        phrase.InTitle += words[from].Start < titleLength ? 1 : 0;
        phrase.Bracketed += words[from].Bracketed ? 1 : 0;
        if (from > 0 && !words[from].AfterBreak)
        {
            phrase.Determined += words[from - 1].Is(WordClass.Determiner) ? 1 : 0;
            phrase.AfterPreposition += words[from - 1].Is(WordClass.Preposition) ? 1 : 0;
        }
    }
}
