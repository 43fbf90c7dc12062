namespace Alerts.Profiles;

/// <summary>Brackets around a whole line: <c>(ti:"event camera" OR abs:"event camera")</c>.</summary>
internal static class Brackets
{
    /// <summary>Whether the first bracket is closed by the last character.</summary>
    public static bool Enclose(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '(' || text[^1] != ')')
        {
            return false;
        }

        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Quotes.Opens(text[i]) && text[i - 1] != '\\' && Quotes.Close(text, i) is >= 0 and var close)
            {
                i = close;
                continue;
            }

            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i == text.Length - 1;
            }
        }

        return false;
    }
}
