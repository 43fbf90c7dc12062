using Alerts.Matching.Text;

namespace Alerts.Matching.Index;

/// <summary>
/// Which words stand together in the texts of an index. Most keywords stand in no paper of a day, though each of their words does; that is
/// seen here, without a look at the words' places.
/// </summary>
internal sealed class Neighbours
{
    /// <summary>The words of a keyword of two words are near each other if they are no further apart.</summary>
    public const int Reach = 5;

    private readonly NameFilter _pairs;
    private readonly NameFilter _joints;
    private readonly bool[] _joined;

    /// <summary>Reads the words of all texts.</summary>
    public Neighbours(IndexedToken[] tokens, Vocabulary vocabulary)
    {
        (_pairs, _joints) = (new(tokens.Length * 2), new(tokens.Length));
        for (var t = 1; t < tokens.Length; t++)
        {
            ref readonly var second = ref tokens[t];
            if (second.Before < Separator.Sentence)
            {
                ref readonly var first = ref tokens[t - 1];
                _pairs.Add(Both(first.Key, second.Key), Name(first.Key, second.Key, apart: false));
                if (second.Before <= Separator.Hyphen)
                {
                    _joints.Add(vocabulary.SurfaceHash(first.Surface).Then(vocabulary.KeyHash(second.Key)).Value);
                }
            }

            AddApart(tokens, t, vocabulary);
        }

        _joined = new bool[vocabulary.Keys];
        for (var key = 0; key < _joined.Length; key++)
        {
            _joined[key] = MayJoin(vocabulary.KeyHash(key).Value);
        }
    }

    /// <summary>Whether one key may stand right before another in some text: no is certain.</summary>
    public bool MayMeet(int first, int second) => _pairs.MayHold(Both(first, second), Name(first, second, apart: false));

    /// <summary>
    /// Whether one key may stand before another with words between them, up to <see cref="Reach"/> words apart and with nothing but spaces between:
    /// no is certain. Keys of words without meaning never do.
    /// </summary>
    public bool MayMeetApart(int first, int second) => _pairs.MayHold(Both(first, second), Name(first, second, apart: true));

    /// <summary>As <see cref="MayJoin"/>, for the name of a key.</summary>
    public bool MayJoinToKey(int key) => _joined[key];

    /// <summary>Whether two neighbours, a space, a hyphen or nothing between them, may be the word: the surface of the first, the key of the second.</summary>
    public bool MayJoin(ulong hash) => _joints.MayHold(hash);

    /// <summary>One number for both orders of two keys: all that is known of two words lies together.</summary>
    private static ulong Both(int first, int second) => ((ulong)(uint)Math.Min(first, second) << 32) | (uint)Math.Max(first, second);

    private static ulong Name(int first, int second, bool apart) => ((ulong)(uint)first * 0x9E3779B97F4A7C15) + ((ulong)(uint)second << 1) + (apart ? 1UL : 0);

    /// <summary>Adds the pairs of the word with those before it, but for its neighbour.</summary>
    private void AddApart(IndexedToken[] tokens, int last, Vocabulary vocabulary)
    {
        if (tokens[last].Before is not Separator.Space || vocabulary.IsFunctionKey(tokens[last].Key))
        {
            return;
        }

        for (var t = last - 1; t > last - Reach && tokens[t].Before is Separator.Space; t--)
        {
            if (!vocabulary.IsFunctionKey(tokens[t - 1].Key))
            {
                _pairs.Add(Both(tokens[t - 1].Key, tokens[last].Key), Name(tokens[t - 1].Key, tokens[last].Key, apart: true));
            }
        }
    }
}
