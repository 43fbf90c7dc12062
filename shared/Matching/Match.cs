using Alerts.Papers;

namespace Alerts.Matching;

/// <summary>Where in a paper a keyword hit.</summary>
public enum PaperField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The abstract.</summary>
    Abstract,

    /// <summary>A key phrase.</summary>
    KeyPhrase,

    /// <summary>An author's name.</summary>
    Author,

    /// <summary>A category.</summary>
    Category,

    /// <summary>An organisation.</summary>
    Organization,
}

/// <summary>How a keyword stands in the text.</summary>
public enum HitForm
{
    /// <summary>As written, but for case and Unicode form.</summary>
    AsWritten,

    /// <summary>In another form of the same words: plural, hyphen, spelling.</summary>
    Folded,

    /// <summary>By its acronym, or the acronym's expansion, which the paper itself defines.</summary>
    Acronym,

    /// <summary>By an acronym that recent papers define unambiguously, not this one: weaker.</summary>
    CorpusAcronym,

    /// <summary>Its words near each other in one sentence, not as a phrase: weaker.</summary>
    Near,
}

/// <summary>One place where a keyword hit.</summary>
/// <param name="Keyword">The keyword line as written in the profile.</param>
/// <param name="Field">The field.</param>
/// <param name="Start">Where the hit starts, in UTF-16 units of the normalised field.</param>
/// <param name="Length">How long it is, in UTF-16 units of the normalised field.</param>
/// <param name="Form">How the keyword stands there.</param>
/// <param name="Item">Which item of a field that is a list (author, category, key phrase), from 0; 0 for title and abstract.</param>
/// <param name="Alternative">Which of the keyword's alternatives (<c>A | B</c>) hit, from 0.</param>
public sealed record Hit(string Keyword, PaperField Field, int Start, int Length, HitForm Form, int Item = 0, int Alternative = 0);

/// <summary>A paper that matches a profile.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Score">0–100; the model is docs/decisions' "score".</param>
/// <param name="Hits">Where the keywords hit, by field and position.</param>
public sealed record Match(Paper Paper, double Score, IReadOnlyList<Hit> Hits);

/// <summary>What a caller wants of the matches.</summary>
/// <param name="MinScore">The least score, 0–100.</param>
/// <param name="Top">At most this many, best first.</param>
public readonly record struct MatchOptions(double MinScore, int Top)
{
    /// <summary>Everything that matches at all.</summary>
    public static MatchOptions Everything { get; } = new(0, int.MaxValue);
}
