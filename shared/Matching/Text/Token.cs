namespace Alerts.Matching.Text;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Separator : byte
{
    /// <summary>Nothing: characters of a script without spaces.</summary>
    None,

    /// <summary>Space.</summary>
    Space,

    /// <summary>A hyphen.</summary>
    Hyphen,

    /// <summary>Marks that do not end a phrase: quotes, slash, ampersand, markup.</summary>
    Transparent,

    /// <summary>A comma, a colon, a bracket, a dash between spaces: the phrase ends, the sentence goes on.</summary>
    Break,

    /// <summary>The end of a sentence or of a text.</summary>
    Sentence,
}

/// <summary>How a word is capitalised.</summary>
internal enum LetterCase : byte
{
    /// <summary>No capital.</summary>
    Lower,

    /// <summary>The first letter only.</summary>
    Capitalised,

    /// <summary>Two or more capitals, nothing else but digits: <c>GAN</c>, <c>H2O</c>.</summary>
    Capitals,

    /// <summary>Two or more capitals and the s of the plural: <c>GPUs</c>.</summary>
    PluralCapitals,

    /// <summary>Otherwise: <c>LoRA</c>, <c>iPhone</c>.</summary>
    Mixed,
}
