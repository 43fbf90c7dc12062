namespace Alerts.Profiles;

/// <summary>The names of the fields in a keyword line.</summary>
internal static class KeywordFields
{
    /// <summary>All names that are understood, in arXiv's short forms too.</summary>
    private static readonly (string Name, KeywordField Field)[] Names =
    [
        ("title", KeywordField.Title), ("ti", KeywordField.Title),
        ("abstract", KeywordField.Abstract), ("abs", KeywordField.Abstract),
        ("author", KeywordField.Author), ("au", KeywordField.Author),
        ("category", KeywordField.Category), ("cat", KeywordField.Category),
        ("org", KeywordField.Organization), ("organization", KeywordField.Organization), ("organisation", KeywordField.Organization),
        ("all", KeywordField.Any),
    ];

    /// <summary>The canonical name with its colon; nothing for <see cref="KeywordField.Any"/>.</summary>
    public static string Prefix(KeywordField field) => field switch
    {
        KeywordField.Title => "title:",
        KeywordField.Abstract => "abstract:",
        KeywordField.Author => "author:",
        KeywordField.Category => "category:",
        KeywordField.Organization => "org:",
        _ => "",
    };

    /// <summary>The field called <paramref name="name"/>; null where there is none.</summary>
    public static KeywordField? Find(ReadOnlySpan<char> name)
    {
        foreach (var (known, field) in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The field name that <paramref name="name"/> is one or two slips of the pen away from; null where none is.</summary>
    public static string? Similar(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 14)
        {
            return null;
        }

        foreach (var (known, _) in Names)
        {
            if (known.Length >= 3 && EditDistance.Of(name.ToString().ToLowerInvariant(), known) <= (known.Length > 4 ? 2 : 1))
            {
                return known;
            }
        }

        return null;
    }
}
