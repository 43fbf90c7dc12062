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

    /// <summary>Reads a field's name and colon; <see cref="KeywordField.Any"/> where none stands.</summary>
    public static KeywordField Read(ref KeywordCursor cursor)
    {
        var length = NameLength(cursor.Rest);
        if (length == 0)
        {
            return KeywordField.Any;
        }

        var name = cursor.Rest[..length];
        if (Find(name) is { } field)
        {
            cursor.At += length + 1;
            cursor.SkipSpace();
            var again = NameLength(cursor.Rest);
            if (again > 0 && Find(cursor.Rest[..again]) is not null)
            {
                cursor.Fail(cursor.At, "a field within a field", "words after the colon", cursor.Without(again + 1));
            }

            return field;
        }

        if (Similar(name) is { } similar)
        {
            cursor.Fail(
                cursor.At, $"no field is called “{name}”", "title, abstract, author, category or org before the colon",
                cursor.Without(length).Insert(cursor.At, similar));
        }

        return KeywordField.Any;
    }

    /// <summary>Whether a text begins as with a field's name, or with one gone wrong.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<char> text) =>
        NameLength(text) is > 0 and var length && (Find(text[..length]) is not null || Similar(text[..length]) is not null);

    /// <summary>How many letters stand before a colon; 0 where none do.</summary>
    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        return length < text.Length && text[length] == ':' ? length : 0;
    }

    /// <summary>The field called <paramref name="name"/>; null where there is none.</summary>
    private static KeywordField? Find(ReadOnlySpan<char> name)
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
    private static string? Similar(ReadOnlySpan<char> name)
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
