using System.Runtime.CompilerServices;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>Words of a keyword that a text may write as one: <c>fine tuning</c>, finetuning; <c>sim to real</c>, sim2real.</summary>
/// <param name="At">The first word's place in the keyword.</param>
/// <param name="Count">How many words.</param>
/// <param name="Name">The name of the joined word's key.</param>
internal readonly record struct Joint(short At, short Count, ulong Name)
{
    /// <summary>The joints of a keyword's words, by place.</summary>
    public static Joint[] Of(QueryWord[] words)
    {
        if (words.Length < 2)
        {
            return [];
        }

        var joints = Gathering<Joint>.Begin();
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (words[at].Open || words[at + 1].Open)
            {
                continue;
            }

            if (words[at + 1].Before is Separator.Hyphen || (!words[at].IsFunctionWord && !words[at + 1].IsFunctionWord))
            {
                joints.Add(new((short)at, 2, NameOfJoined($"{words[at].Surface}{words[at + 1].Surface}")));
            }

            if (at + 2 < words.Length && !words[at + 2].Open)
            {
                var (first, middle, last) = (words[at].Surface, words[at + 1].Surface, words[at + 2].Surface);
                joints.Add(new((short)at, 3, NameOfJoined($"{first}{middle}{last}")));
                if (middle == "to")
                {
                    joints.Add(new((short)at, 3, NameOfJoined($"{first}2{last}")));
                }
            }
        }

        return [.. joints];
    }

    /// <summary>The name of the key of words put together, without a string for them.</summary>
    private static ulong NameOfJoined(ref DefaultInterpolatedStringHandler surface)
    {
        var name = WordFold.KeyName(surface.Text).Value;
        surface.Clear();
        return name;
    }
}
