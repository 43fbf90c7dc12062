namespace Alerts.Profiles;

/// <summary>Where a keyword is looked for.</summary>
public enum KeywordField
{
    /// <summary>Title, abstract and key phrases.</summary>
    Any,

    /// <summary><c>title:</c></summary>
    Title,

    /// <summary><c>abstract:</c></summary>
    Abstract,

    /// <summary><c>author:</c> initials, accents and order forgiven.</summary>
    Author,

    /// <summary><c>category:</c> one category (<c>cs.CL</c>) or all of an archive (<c>cs.*</c>).</summary>
    Category,

    /// <summary><c>org:</c> organisations, where a source names them.</summary>
    Organization,
}

/// <summary>One alternative of a keyword.</summary>
/// <param name="Field">Where it is looked for.</param>
/// <param name="Text">What is looked for, without quotes; spaces single. In a plain term a word of three or more letters
/// that ends in <c>*</c> is the beginning of a word.</param>
/// <param name="Exact">Whether it was quoted: only case and Unicode form are forgiven.</param>
public sealed record KeywordTerm(KeywordField Field, string Text, bool Exact);
