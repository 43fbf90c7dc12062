namespace Alerts.Profiles;

/// <summary>Spaces of all kinds, and control characters, are one plain space.</summary>
internal static class Spaces
{
    /// <summary>Whether a character is taken as a space.</summary>
    public static bool Contains(char c) => c <= ' ' || (c >= '\u007F' && IsWideSpace(c));

    /// <summary>The text with single plain spaces, none at its ends; the same object where it has them already.</summary>
    public static string Collapse(string text)
    {
        var trimmed = Trim(text);
        return trimmed.Length == text.Length && IsCollapsed(text) ? text : Collapse(trimmed);
    }

    /// <summary>The text with single plain spaces, none at its ends.</summary>
    public static string Collapse(ReadOnlySpan<char> text)
    {
        text = Trim(text);
        if (IsCollapsed(text))
        {
            return text.ToString();
        }

        Span<char> result = text.Length <= Keyword.MaxLength ? stackalloc char[Keyword.MaxLength] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!Contains(c))
            {
                result[length++] = c;
            }
            else if (result[length - 1] != ' ')
            {
                result[length++] = ' ';
            }
        }

        return result[..length].ToString();
    }

    /// <summary>The text without spaces at its ends.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) =>
        text.Length > 0 && !Contains(text[0]) && !Contains(text[^1]) ? text : TrimEnds(text);

    private static bool IsWideSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static ReadOnlySpan<char> TrimEnds(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Contains(text[start]))
        {
            start++;
        }

        while (end > start && Contains(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    private static bool IsCollapsed(ReadOnlySpan<char> trimmed)
    {
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (Contains(trimmed[i]) && (trimmed[i] != ' ' || trimmed[i + 1] == ' '))
            {
                return false;
            }
        }

        return true;
    }
}
