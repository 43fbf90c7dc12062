namespace Alerts.Matching.Queries;

/// <summary>The ways in which a word of a keyword, with those behind it, may be read otherwise than as it is written.</summary>
[Flags]
internal enum OtherReadings : byte
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>As one word with those behind it: <c>fine tuning</c>, finetuning.</summary>
    Joined = 1,

    /// <summary>As two words or three: <c>finetuning</c>, fine tuning.</summary>
    Apart = 2,

    /// <summary>As the acronym of it and those behind it: <c>large language model</c>, LLM.</summary>
    Short = 4,

    /// <summary>As the long form of which it is the acronym: <c>LLM</c>, large language model.</summary>
    Long = 8,
}
