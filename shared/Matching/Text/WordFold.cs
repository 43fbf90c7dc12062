namespace Alerts.Matching.Text;

/// <summary>The key under which all forms of a word are found: singular, American spelling, the noun of a few verbs.</summary>
internal static class WordFold
{
    /// <summary>The key of a folded word.</summary>
    /// <param name="word">The word as <see cref="Tokenizer"/> folds it.</param>
    /// <param name="letters">How it is capitalised: <c>GPUs</c> is a plural, whatever the rules for <c>-us</c> say.</param>
    public static string Key(string word, LetterCase letters)
    {
        if (letters is LetterCase.PluralCapitals)
        {
            return word[..^1];
        }

        return MayVary(word) ? Inflections.Noun(Spelling.American(Plurals.Singular(word))) : word;
    }

    /// <summary>The name of the key of a surface in lower case, without a string where the surface is its own key, as most are.</summary>
    public static WordHash KeyName(ReadOnlySpan<char> surface) =>
        WordHash.Of(MayVary(surface) ? Key(surface.ToString(), LetterCase.Lower) : surface);

    /// <summary>Whether the key of a word, or of an ending of it, may differ from what is written: no is certain.</summary>
    public static bool MayVary(ReadOnlySpan<char> word) => Plurals.MayVary(word) || Spelling.MayVary(word) || Inflections.MayVary(word);
}
