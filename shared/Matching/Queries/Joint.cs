using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>Words of a keyword that a text may write as one: <c>fine tuning</c>, finetuning; <c>sim to real</c>, sim2real.</summary>
/// <param name="At">The first word's place in the keyword.</param>
/// <param name="Count">How many words.</param>
/// <param name="Key">The key of the joined word.</param>
internal readonly record struct Joint(short At, short Count, string Key)
{
    /// <summary>The key's name.</summary>
    public ulong Name { get; } = WordHash.Of(Key).Value;

    /// <summary>The joints of a keyword's words, by place.</summary>
    public static Joint[] Of(QueryWord[] words)
    {
        if (words.Length < 2)
        {
            return [];
        }

        List<Joint> joints = new((2 * words.Length) - 3);
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (words[at].Open || words[at + 1].Open)
            {
                continue;
            }

            if (words[at + 1].Before is Separator.Hyphen || (!words[at].IsFunctionWord && !words[at + 1].IsFunctionWord))
            {
                joints.Add(new((short)at, 2, KeyOf(words[at].Surface + words[at + 1].Surface)));
            }

            if (at + 2 < words.Length && !words[at + 2].Open)
            {
                var (first, middle, last) = (words[at].Surface, words[at + 1].Surface, words[at + 2].Surface);
                joints.Add(new((short)at, 3, KeyOf(first + middle + last)));
                if (middle == "to")
                {
                    joints.Add(new((short)at, 3, KeyOf($"{first}2{last}")));
                }
            }
        }

        return [.. joints];
    }

    private static string KeyOf(string surface) => WordFold.Key(surface, LetterCase.Lower);
}
