using System.Buffers;
using System.Text;
using Alerts.KeyPhrases;
using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>What stands beside a word of a text, as far as it decides whether a hit is a term of its own.</summary>
[Flags]
internal enum TermEdge : byte
{
    /// <summary>A hit that starts or ends here ends there.</summary>
    None = 0,

    /// <summary>The word before makes a hit that starts here a part of a longer term.</summary>
    JoinedBefore = 1,

    /// <summary>The word behind makes a hit that ends here a part of a longer term.</summary>
    JoinedBehind = 2,

    /// <summary>The word is of a script without spaces, which does not show terms: a hit that starts here is given the doubt.</summary>
    Unspaced = 4,
}

/// <summary>
/// Finds the edges of terms for all words of a text at once. Most words have a space on both sides; what they do beside others is then
/// remembered by surface, and <see cref="NounPhrases"/> is asked only for the rest.
/// </summary>
internal sealed class TermEdges(Vocabulary vocabulary)
{
    private const byte Unknown = byte.MaxValue;

    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly List<byte> _roles = [];

    /// <summary>Finds the edges of a text's words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words, which are given their edges.</param>
    /// <param name="starts">Where they start.</param>
    public void Find(string text, Span<IndexedToken> words, ReadOnlySpan<int> starts)
    {
        var roleBefore = NeighbourRole.None;
        for (var i = 0; i < words.Length; i++)
        {
            var (start, end) = (starts[i], starts[i] + words[i].Length);
            bool joinedBefore;
            if (i > 0 && FollowsAfterSpace(text, starts[i - 1] + words[i - 1].Length, start) && IsPlain(text, words[i - 1], starts[i - 1]))
            {
                var role = RoleOf(words[i - 1].Surface);
                joinedBefore = NounPhrases.IsJoinedBefore(role, roleBefore);
                roleBefore = role;
            }
            else
            {
                joinedBefore = NounPhrases.IsJoinedBefore(text, start);
                roleBefore = NounPhrases.RoleBefore(text, start);
            }

            var joinedBehind = i + 1 < words.Length && FollowsAfterSpace(text, end, starts[i + 1]) && IsPlain(text, words[i + 1], starts[i + 1])
                ? NounPhrases.IsJoinedBehind(RoleOf(words[i + 1].Surface))
                : NounPhrases.IsJoinedBehind(text, end);
            words[i] = words[i].WithEdge((joinedBefore ? TermEdge.JoinedBefore : 0) | (joinedBehind ? TermEdge.JoinedBehind : 0)
                | (CharKinds.Of(text[start]) is CharKind.Ideograph ? TermEdge.Unspaced : 0));
        }
    }

    private static bool FollowsAfterSpace(string text, int end, int next) => end + 1 == next && text[end] == ' ';

    /// <summary>Whether the word stands in the text as its surface, with nothing joined to it.</summary>
    private bool IsPlain(string text, in IndexedToken word, int start)
    {
        var end = start + word.Length;
        var written = text.AsSpan(start, word.Length);
        return (start == 0 || !NounPhrases.IsPartOfWord(text[start - 1]))
            && (end == text.Length || !NounPhrases.IsPartOfWord(text[end]))
            && !written.ContainsAnyExcept(LettersAndDigits)
            && Ascii.EqualsIgnoreCase(written, vocabulary.SurfaceText(word.Surface));
    }

    private NeighbourRole RoleOf(int surface)
    {
        while (_roles.Count <= surface)
        {
            _roles.Add(Unknown);
        }

        if (_roles[surface] == Unknown)
        {
            _roles[surface] = (byte)NounPhrases.RoleOf(vocabulary.SurfaceText(surface));
        }

        return (NeighbourRole)_roles[surface];
    }
}
