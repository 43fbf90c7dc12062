namespace Alerts.Profiles;

/// <summary>The open ends of words: <c>diffus*</c>.</summary>
internal static class Stars
{
    /// <summary>The index of the first <c>*</c> that is neither an open end, after three letters or more, nor a name's (<c>A*</c>); -1 where all are well.</summary>
    public static int FirstWrong(ReadOnlySpan<char> text)
    {
        var letters = 0;
        for (var i = text.Contains('*') ? 0 : text.Length; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                var ends = i + 1 == text.Length || Separates(text[i + 1]);
                if (!ends || letters is 0 or 2)
                {
                    return i;
                }
            }

            letters = Separates(text[i]) ? 0 : letters + 1;
        }

        return -1;
    }

    private static bool Separates(char c) => c == '-' || Spaces.Contains(c);
}
