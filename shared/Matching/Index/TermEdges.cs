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
    private readonly List<NeighbourRole> _roles = [];

    /// <summary>Finds the edges of a text's words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words, which are given their edges.</param>
    /// <param name="starts">Where they start.</param>
    /// <param name="plain">Which stand in the text as their surfaces, but for capitals.</param>
    public void Find(string text, Span<IndexedToken> words, ReadOnlySpan<int> starts, ReadOnlySpan<bool> plain)
    {
        var secondBefore = NeighbourRole.None;
        NeighbourRole? before = null;
        var here = words.IsEmpty || !plain[0] ? null : RoleOf(text, words[0], starts[0]);
        var spaceBefore = false;
        for (var i = 0; i < words.Length; i++)
        {
            var (start, end) = (starts[i], starts[i] + words[i].Length);
            var behind = i + 1 < words.Length && plain[i + 1] ? RoleOf(text, words[i + 1], starts[i + 1]) : null;
            bool joinedBefore;
            if (spaceBefore && before is { } role)
            {
                joinedBefore = NounPhrases.IsJoinedBefore(role, secondBefore);
                secondBefore = role;
            }
            else
            {
                joinedBefore = NounPhrases.IsJoinedBefore(text, start, out secondBefore);
            }

            var spaceBehind = i + 1 < words.Length && end + 1 == starts[i + 1] && text[end] == ' ';
            var joinedBehind = spaceBehind && behind is { } roleBehind ? NounPhrases.IsJoinedBehind(roleBehind) : NounPhrases.IsJoinedBehind(text, end);
            words[i] = words[i].WithEdge((joinedBefore ? TermEdge.JoinedBefore : 0) | (joinedBehind ? TermEdge.JoinedBehind : 0)
                | (CharKinds.Of(text[start]) is CharKind.Ideograph ? TermEdge.Unspaced : 0));
            (before, here, spaceBefore) = (here, behind, spaceBehind);
        }
    }

    /// <summary>What a word does beside others; null where a hyphen or the like joins something to it.</summary>
    private NeighbourRole? RoleOf(string text, in IndexedToken word, int start)
    {
        var end = start + word.Length;
        return (start == 0 || !NounPhrases.IsPartOfWord(text[start - 1])) && (end == text.Length || !NounPhrases.IsPartOfWord(text[end]))
            ? RoleOf(word.Surface)
            : null;
    }

    private NeighbourRole RoleOf(int surface)
    {
        while (_roles.Count <= surface)
        {
            _roles.Add(NounPhrases.RoleOf(vocabulary.SurfaceText(_roles.Count)));
        }

        return _roles[surface];
    }
}
