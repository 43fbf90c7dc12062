namespace Alerts.KeyPhrases.Local;

/// <summary>A candidate: everything the score looks at, over all of its occurrences.</summary>
internal struct Phrase
{
    /// <summary>How many words it has.</summary>
    public int Words;

    /// <summary>How often it occurs, alone or inside a longer phrase.</summary>
    public int Count;

    /// <summary>How often it occurs as a whole phrase.</summary>
    public int Whole;

    /// <summary>How often it stands in the title.</summary>
    public int InTitle;

    /// <summary>How often it stands right behind an opening bracket or quote.</summary>
    public int Bracketed;

    /// <summary>How often a determiner stands before it.</summary>
    public int Determined;

    /// <summary>How often a preposition stands before it.</summary>
    public int AfterPreposition;

    /// <summary>The place of its first occurrence, in words from the start.</summary>
    public int Position;

    /// <summary>The score.</summary>
    public float Score;
}
