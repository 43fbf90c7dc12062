namespace Alerts.Profiles;

/// <summary>The signs before a keyword; a dash of any length is a minus.</summary>
internal static class Signs
{
    /// <summary>What a sign says; <see cref="KeywordRole.Wanted"/> where the character is none.</summary>
    public static KeywordRole RoleOf(char c) => c switch
    {
        '+' or '\uFF0B' => KeywordRole.Required,
        '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' or '\uFF0D' => KeywordRole.Excluded,
        _ => KeywordRole.Wanted,
    };
}
