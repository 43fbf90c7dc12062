namespace Alerts.Matching.Rarity;

/// <summary>
/// 32-bit names of words and pairs of neighbours, the same on every machine (FNV-1a with a final avalanche). Two grams of one
/// name are counted together: at some 50,000 kept grams that befalls one in 80,000 questions.
/// </summary>
internal static class Gram
{
    /// <summary>The name of a key.</summary>
    public static uint Of(ReadOnlySpan<char> key)
    {
        var hash = 2166136261u;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return Mix(hash);
    }

    /// <summary>The name of two neighbours.</summary>
    public static uint Of(uint first, uint second) => Mix((first * 0x9E3779B1u) ^ (second + 0x7F4A7C15u));

    /// <summary>The name of a category.</summary>
    public static uint OfCategory(string category) => Of("\u0001" + category.ToLowerInvariant());

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }
}
