namespace Alerts.Evaluation.KeyPhrases;

/// <summary>
/// The Porter stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), with which key phrases are
/// compared by convention. Only the evaluation stems so harshly; the matcher does not.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string By)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string By)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly (string Suffix, string By)[] Step4 =
    [
        ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""), ("ement", ""), ("ment", ""),
        ("ent", ""), ("sion", "s"), ("tion", "t"), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
    ];

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
        {
            return word;
        }

        word = Plural(word);
        word = Participle(word);
        if (word.EndsWith('y') && HasVowel(word, word.Length - 1))
        {
            word = word[..^1] + "i";
        }

        word = Replace(word, Step2, 0);
        word = Replace(word, Step3, 0);
        word = Replace(word, Step4, 1);
        if (word.EndsWith('e') && (Measure(word, word.Length - 1) > 1 || (Measure(word, word.Length - 1) == 1 && !EndsCvc(word[..^1]))))
        {
            word = word[..^1];
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word, word.Length - 1) > 1 ? word[..^1] : word;
    }

    private static string Plural(string word) => word switch
    {
        [.., 's', 's', 'e', 's'] or [.., 'i', 'e', 's'] => word[..^2],
        [.., 's', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static string Participle(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word, word.Length - 3) > 0 ? word[..^1] : word;
        }

        var cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(word, word.Length - cut))
        {
            return word;
        }

        word = word[..^cut];
        return word switch
        {
            [.., 'a', 't'] or [.., 'b', 'l'] or [.., 'i', 'z'] => word + "e",
            [.., var a, var b] when a == b && !IsVowel(word, word.Length - 1) && b is not ('l' or 's' or 'z') => word[..^1],
            _ when Measure(word, word.Length) == 1 && EndsCvc(word) => word + "e",
            _ => word,
        };
    }

    private static string Replace(string word, (string Suffix, string By)[] rules, int above)
    {
        foreach (var (suffix, by) in rules.Where(rule => word.EndsWith(rule.Suffix, StringComparison.Ordinal)).OrderByDescending(rule => rule.Suffix.Length).Take(1))
        {
            var stem = word[..^suffix.Length] + (suffix is "sion" or "tion" ? by : "");
            return Measure(stem, stem.Length) > above ? word[..^suffix.Length] + by : word;
        }

        return word;
    }

    private static int Measure(string word, int length)
    {
        var measure = 0;
        for (var i = 1; i < length; i++)
        {
            measure += IsVowel(word, i - 1) && !IsVowel(word, i) ? 1 : 0;
        }

        return measure;
    }

    private static bool HasVowel(string word, int length) => Enumerable.Range(0, length).Any(i => IsVowel(word, i));

    private static bool EndsCvc(string word) =>
        word.Length >= 3 && !IsVowel(word, word.Length - 3) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 1)
        && word[^1] is not ('w' or 'x' or 'y');

    private static bool IsVowel(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(word, at - 1),
        _ => false,
    };
}
