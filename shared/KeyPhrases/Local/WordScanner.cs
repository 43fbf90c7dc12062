namespace Alerts.KeyPhrases.Local;

/// <summary>Cuts a text into words and gives each the class that its shape and the lexicon say.</summary>
internal static class WordScanner
{
    private const int LongestWord = 48;

    private const ulong Prime = 0x100000001B3;
    private const ulong Offset = 0xCBF29CE484222325;

    /// <summary>Appends the text's words to <paramref name="words"/>, in time linear in its length.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<Word> words)
    {
        Span<char> lower = stackalloc char[LongestWord];
        var afterBreak = true;
        var bracketed = false;
        var sentenceStart = true;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (!char.IsLetterOrDigit(c))
            {
                bracketed = c is '(' or '[' or '{' or '"' or '\u201C';
                sentenceStart |= c is '.' or '?' or '!' or ':';
                afterBreak = true;
                at++;
            }
            else
            {
                var end = EndOfWord(text, at);
                if (end - at <= LongestWord)
                {
                    words.Add(Read(text[at..end], at, lower, afterBreak, bracketed, sentenceStart));
                    afterBreak = false;
                }
                else
                {
                    afterBreak = true;
                }

                bracketed = false;
                sentenceStart = false;
                at = end;
            }
        }
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var at = start + 1;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsLetterOrDigit(c))
            {
                at++;
            }
            else if (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]) &&
                (IsHyphen(c) || c is '\'' or '\u2019' or '_' || (c is '.' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]))))
            {
                at += 2;
            }
            else if (c is '+' or '#' && at - start <= 2)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static Word Read(
        ReadOnlySpan<char> word, int start, Span<char> buffer, bool afterBreak, bool bracketed, bool sentenceStart)
    {
        var lower = buffer[..word.Length];
        var capitals = 0;
        var small = false;
        var digits = false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (char.IsAsciiLetterLower(c))
            {
                small |= i + 1 < word.Length;
                lower[i] = c;
                continue;
            }

            if (char.IsUpper(c))
            {
                capitals++;
                c = char.ToLowerInvariant(c);
            }
            else if (char.IsAsciiDigit(c))
            {
                digits = true;
            }
            else if (IsHyphen(c))
            {
                c = '-';
            }
            else if (c == '\u2019')
            {
                c = '\'';
            }

            lower[i] = c;
        }

        if (lower.EndsWith("'s"))
        {
            lower = lower[..^2];
        }

        var wordClass = Classify(lower);
        wordClass |= digits ? WordClass.Digit : 0;
        wordClass |= capitals > 0 && (capitals > 1 || !sentenceStart) ? WordClass.Capital : 0;
        if (capitals > 1 && !small)
        {
            // GATHER is a name, whatever the word means.
            wordClass = (wordClass & ~WordClass.Verb) | WordClass.Acronym;
        }

        if (digits && lower.IndexOfAnyInRange('a', 'z') < 0)
        {
            wordClass = WordClass.Digit | WordClass.Adjective | WordClass.Weak;
        }

        var (key, shift) = Hash(lower);
        return new Word(start, word.Length, key, shift, wordClass, afterBreak, bracketed);
    }

    /// <summary>The class of a lower-case word by itself.</summary>
    public static WordClass Classify(ReadOnlySpan<char> lower)
    {
        if (Lexicon.Words.TryGetValue(lower, out var known))
        {
            return known | Participle(lower);
        }

        return lower.Length == 1 ? WordClass.Adjective : WordShape.Classify(lower) | Participle(lower);
    }

    private static WordClass Participle(ReadOnlySpan<char> lower) => lower switch
    {
        _ when lower.Length < 5 => 0,
        [.., 'i', 'n', 'g'] => WordClass.Ing,
        [.., 'e', 'e', 'd'] => 0,
        [.., 'e', 'd'] => WordClass.Ed,
        _ => 0,
    };

    /// <summary>Hashes the word's parts, each without its plural ending (FNV-1a), into one polynomial.</summary>
    private static (ulong Key, ulong Shift) Hash(ReadOnlySpan<char> lower)
    {
        ulong key = 0;
        ulong shift = 1;
        foreach (var range in lower.Split('-'))
        {
            var part = Singular(lower[range], out var ending);
            var hash = Offset;
            foreach (var c in part)
            {
                hash = (hash ^ c) * Prime;
            }

            hash = ending == '\0' ? hash : (hash ^ ending) * Prime;
            shift *= Prime;
            key = (key * Prime) + hash;
        }

        return (key, shift);
    }

    private static ReadOnlySpan<char> Singular(ReadOnlySpan<char> word, out char ending)
    {
        ending = '\0';
        switch (word)
        {
            case { Length: < 4 } or [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's']:
                return word;
            case { Length: > 4 } and [.., 'i', 'e', 's']:
                ending = 'y';
                return word[..^3];
            case [.., 's', 's', 'e', 's'] or [.., 'x' or 'h', 'e', 's']:
                return word[..^2];
            case [.., 's']:
                return word[..^1];
            default:
                return word;
        }
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013';
}
