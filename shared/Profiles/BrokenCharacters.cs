namespace Alerts.Profiles;

/// <summary>Halves of surrogate pairs, which no text should hold.</summary>
internal static class BrokenCharacters
{
    /// <summary>The place of the first; -1 where there is none.</summary>
    public static int First(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (IsBroken(text, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the character there is half of a pair whose other half is missing.</summary>
    public static bool IsBroken(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index]) ? index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));
}
