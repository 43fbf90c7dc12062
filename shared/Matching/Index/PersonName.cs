using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>Names of people: accents, initials and order are forgiven.</summary>
internal static class PersonName
{
    /// <summary>The folded words of a name.</summary>
    public static List<string> Words(string name)
    {
        List<string> words = [];
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(name, buffer);
        while (tokenizer.Next())
        {
            words.Add(tokenizer.Folded.ToString());
        }

        return words;
    }

    /// <summary>
    /// Whether <paramref name="wanted"/> can be the person printed as <paramref name="printed"/>: every wanted word has a
    /// printed one of its own, the same or one of them the other's initial, and one word of two or more letters is the same.
    /// </summary>
    public static bool Fits(List<string> wanted, List<string> printed)
    {
        Span<bool> taken = stackalloc bool[Math.Min(printed.Count, 64)];
        var whole = false;
        foreach (var word in wanted.Where(w => w.Length > 1))
        {
            if (Take(printed, taken, p => p == word))
            {
                whole = true;
            }
            else if (!Take(printed, taken, p => p.Length == 1 && p[0] == word[0]))
            {
                return false;
            }
        }

        foreach (var initial in wanted.Where(w => w.Length == 1))
        {
            if (!Take(printed, taken, p => p[0] == initial[0]))
            {
                return false;
            }
        }

        return whole || wanted.TrueForAll(w => w.Length == 1);
    }

    private static bool Take(List<string> printed, Span<bool> taken, Func<string, bool> fits)
    {
        for (var i = 0; i < taken.Length; i++)
        {
            if (!taken[i] && fits(printed[i]))
            {
                return taken[i] = true;
            }
        }

        return false;
    }
}
