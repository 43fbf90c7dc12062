namespace Alerts.KeyPhrases.Local;

/// <summary>What a word can be in a phrase. A word without a flag is taken for a noun.</summary>
[Flags]
internal enum WordClass : ushort
{
    /// <summary>A noun, or a word we know nothing about.</summary>
    Noun = 0,

    /// <summary>An article, pronoun, preposition, conjunction or auxiliary: ends a phrase.</summary>
    Function = 1,

    /// <summary>A verb form that is hardly ever part of a term: ends a phrase.</summary>
    Verb = 2,

    /// <summary>An adverb: ends a phrase.</summary>
    Adverb = 4,

    /// <summary>An adjective: may stand in a phrase, but not at its end.</summary>
    Adjective = 8,

    /// <summary>An adjective or quantity that says nothing about the subject (<c>new</c>, <c>several</c>): cut at the start of a phrase.</summary>
    Weak = 16,

    /// <summary>A noun of every paper (<c>approach</c>, <c>results</c>): lowers a phrase.</summary>
    Generic = 32,

    /// <summary>An <c>-ing</c> form.</summary>
    Ing = 64,

    /// <summary>An <c>-ed</c> form.</summary>
    Ed = 128,

    /// <summary>Has a digit.</summary>
    Digit = 256,

    /// <summary>Has a capital that does not come from the start of a sentence.</summary>
    Capital = 512,

    /// <summary>Two or more capitals and no small letter before the last: an acronym.</summary>
    Acronym = 1024,

    /// <summary>An article, possessive or demonstrative: what follows is a noun phrase.</summary>
    Determiner = 2048,

    /// <summary>A form of <c>be</c> or <c>have</c>, or a modal: what follows is a verb or a predicate.</summary>
    Auxiliary = 4096,

    /// <summary>A preposition.</summary>
    Preposition = 8192,

    /// <summary>A pronoun that is a subject: what follows is a verb.</summary>
    Subject = 16384,

    /// <summary>Ends every phrase.</summary>
    Break = Function | Verb | Adverb,
}
