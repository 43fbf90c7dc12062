namespace Alerts.KeyPhrases.Local;

/// <summary>
/// Scores a candidate by a linear model over features that need no corpus. The weights were fitted by logistic regression
/// (docs/decisions/0301-key-phrases.md says on what, and what was held out).
/// </summary>
internal static class PhraseScore
{
    /// <summary>How many features there are.</summary>
    public const int Features = 30;

    private static ReadOnlySpan<float> Weights =>
    [
        -4.21f, -1.17f, 0.13f, 0.35f, -0.92f, 0.89f, 0.50f, 1.20f, 0.44f, -0.45f, -1.47f, 0.86f, -1.81f, -0.20f, -0.20f,
        -1.75f, -0.76f, 0.38f, -0.48f, 0.20f, 0.80f, 0.62f, -0.01f, 0.25f, 0.02f, 0.18f, -0.25f, 1.00f, 0.04f, -0.65f,
    ];

    /// <summary>The score of a phrase.</summary>
    public static float Of(PhraseFinder finder, in Phrase phrase)
    {
        Span<float> features = stackalloc float[Features];
        Read(finder, phrase, features);
        var score = 0f;
        for (var i = 0; i < Features; i++)
        {
            score += Weights[i] * features[i];
        }

        return score;
    }

    /// <summary>Writes a phrase's features.</summary>
    public static void Read(PhraseFinder finder, in Phrase phrase, Span<float> features)
    {
        var words = finder.Words;
        var first = words[phrase.Position];
        var last = words[phrase.Position + phrase.Words - 1];
        float sum = 0;
        float generic = 0;
        float length = 0;
        for (var i = phrase.Position; i < phrase.Position + phrase.Words; i++)
        {
            sum += MathF.Log(finder.WordCounts[words[i].Key]);
            generic += words[i].Is(WordClass.Generic) ? 1 : 0;
            length += words[i].Length;
        }

        features[0] = 1;
        features[1] = phrase.Words == 1 ? 1 : 0;
        features[2] = phrase.Words == 2 ? 1 : 0;
        features[3] = phrase.Words == 3 ? 1 : 0;
        features[4] = phrase.Words >= 5 ? 1 : 0;
        features[5] = MathF.Log(phrase.Count);
        features[6] = phrase.Whole > 0 ? 1 : 0;
        features[7] = MathF.Log(1 + phrase.Whole);
        features[8] = (float)phrase.Whole / phrase.Count;
        features[9] = phrase.InTitle > 0 ? 1 : 0;
        features[10] = MathF.Log(1 + phrase.Position) / 5;
        features[11] = (float)phrase.Position / words.Count;
        features[12] = first.Is(WordClass.Weak) ? 1 : 0;
        features[13] = last.Is(WordClass.Generic) ? 1 : 0;
        features[14] = first.Is(WordClass.Generic) && phrase.Words > 1 ? 1 : 0;
        features[15] = generic == phrase.Words ? 1 : 0;
        features[16] = first.Is(WordClass.Ing) && phrase.Words > 1 ? 1 : 0;
        features[17] = last.Is(WordClass.Ing) ? 1 : 0;
        features[18] = first.Is(WordClass.Ed) ? 1 : 0;
        features[19] = first.Is(WordClass.Adjective) ? 1 : 0;
        features[20] = last.Is(WordClass.Acronym) ? 1 : 0;
        features[21] = first.Is(WordClass.Capital) ? 1 : 0;
        features[22] = last.Is(WordClass.Digit) || first.Is(WordClass.Digit) ? 1 : 0;
        features[23] = phrase.Bracketed > 0 ? 1 : 0;
        features[24] = (float)phrase.Determined / phrase.Count;
        features[25] = (float)phrase.AfterPreposition / phrase.Count;
        features[26] = sum / phrase.Words;
        features[27] = MathF.Log(length / phrase.Words);
        features[28] = phrase.Words == 1 && phrase.Whole > 0 ? 1 : 0;
        features[29] = phrase.Words == 1 ? MathF.Log(phrase.Count) : 0;
    }
}
