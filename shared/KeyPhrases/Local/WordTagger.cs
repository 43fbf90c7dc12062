using System.Runtime.InteropServices;

namespace Alerts.KeyPhrases.Local;

/// <summary>Settles by their neighbours the words whose class their form leaves open: participles, gerunds, verbs that are nouns too.</summary>
internal static class WordTagger
{
    /// <summary>Revises the classes in place.</summary>
    public static void Tag(List<Word> words)
    {
        var span = CollectionsMarshal.AsSpan(words);
        for (var i = 0; i < span.Length; i++)
        {
            ref var word = ref span[i];
            if (word.Is(WordClass.Break))
            {
                continue;
            }

            var before = i > 0 && !word.AfterBreak ? span[i - 1].Class : WordClass.Noun;
            var opens = i == 0 || word.AfterBreak || span[i - 1].Is(WordClass.Break);
            var last = i + 1 == span.Length || span[i + 1].AfterBreak;
            var after = last ? WordClass.Noun : span[i + 1].Class;
            if (IsVerb(word.Class, before, after, opens, last))
            {
                word = word with { Class = WordClass.Verb };
            }
            else if (word.Is(WordClass.Ed))
            {
                word = word with { Class = word.Class | WordClass.Adjective };
            }
        }
    }

    private static bool IsVerb(WordClass word, WordClass before, WordClass after, bool opens, bool last)
    {
        var capital = (word & (WordClass.Capital | WordClass.Digit)) != 0;
        if (capital)
        {
            return false;
        }

        if ((before & WordClass.Subject) != 0)
        {
            return true;
        }

        if ((word & WordClass.Ed) != 0 && (word & WordClass.Weak) == 0)
        {
            return (before & WordClass.Auxiliary) != 0
                || (last && !opens)
                || (!last && (after & (WordClass.Function | WordClass.Adverb)) != 0)
                || (!opens && (before & (WordClass.Adjective | WordClass.Weak)) == 0);
        }

        if ((word & WordClass.Ing) != 0)
        {
            return (before & WordClass.Auxiliary) != 0 || (!last && (after & WordClass.Determiner) != 0);
        }

        // Between a noun and an article a word is what the noun does: "the model jots a note".
        return word == WordClass.Noun && !opens && (before & (WordClass.Adjective | WordClass.Weak)) == 0 && (after & WordClass.Determiner) != 0;
    }
}
