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

    private readonly PairFilter _apart;
    private readonly NameFilter _joints;

    /// <summary>Reads the words of all texts.</summary>
    public Neighbours(IndexedToken[] tokens, Vocabulary vocabulary)
    {
        (_apart, _joints) = (new(tokens.Length * 3 / 2), new(tokens.Length));
        for (var t = 1; t < tokens.Length; t++)
        {
            ref readonly var second = ref tokens[t];
            if (second.Before <= Separator.Hyphen)
            {
                _joints.Add(vocabulary.SurfaceHash(tokens[t - 1].Surface).Then(vocabulary.KeyHash(second.Key)).Value);
            }

            AddApart(tokens, t, vocabulary);
        }
    }

    /// <summary>
    /// Whether one key may stand before another with words between them, up to <see cref="Reach"/> words apart and with nothing but spaces between, by the
    /// names of both: no is certain. Keys of words without meaning never do.
    /// </summary>
    public bool MayMeetApart(ulong first, ulong second) => _apart.MayHold(first, second);

    /// <summary>Has fetched what <see cref="MayMeetApart"/> will read of two names, in either order.</summary>
    public void Expect(ulong first, ulong second) => _apart.Expect(first, second);

    /// <summary>Whether two neighbours, a space, a hyphen or nothing between them, may be the word: the surface of the first, the key of the second.</summary>
    public bool MayJoin(ulong hash) => _joints.MayHold(hash);

    /// <summary>Has fetched what <see cref="MayJoin"/> will read.</summary>
    public void ExpectJoin(ulong hash) => _joints.Expect(hash);

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
                _apart.Add(vocabulary.KeyHash(tokens[t - 1].Key).Value, vocabulary.KeyHash(tokens[last].Key).Value);
            }
        }
    }
}
