using System.Collections.Frozen;

namespace Alerts.Matching.Text;

/// <summary>Says of a word whether it can end in one of a list of words: no is certain. Compares four letters, of shorter words all.</summary>
internal sealed class WordEndings(IEnumerable<string> words)
{
    private const int Compared = 4;

    private readonly FrozenSet<ulong> _known = words.Select(word => Pack(word, Compared)).ToFrozenSet();
    private readonly int[] _lengths = [.. words.Select(word => Math.Min(word.Length, Compared)).Distinct()];

    /// <summary>Whether <paramref name="word"/> may end in one of the words, or be one.</summary>
    public bool MayEnd(ReadOnlySpan<char> word)
    {
        foreach (var length in _lengths)
        {
            if (word.Length >= length && _known.Contains(Pack(word, length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last letters in one number; the first unit tells how many there are.</summary>
    private static ulong Pack(ReadOnlySpan<char> word, int most)
    {
        var packed = 0UL;
        foreach (var c in word[^Math.Min(most, word.Length)..])
        {
            packed = (packed << 16) | c;
        }

        return packed;
    }
}
