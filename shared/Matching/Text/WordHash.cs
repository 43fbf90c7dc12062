namespace Alerts.Matching.Text;

/// <summary>
/// A name of a text in 64 bits that can be put together from those of its parts: a polynomial modulo 2^64 (Karp and Rabin, "Efficient
/// randomized pattern-matching algorithms", 1987). Two words of one name are taken for one: with a million words of papers and a million of
/// keywords that happens once in some ten million days.
/// </summary>
/// <param name="Value">The polynomial.</param>
/// <param name="Power">The multiplier to the power of the length: what a text before is moved by.</param>
internal readonly record struct WordHash(ulong Value, ulong Power)
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The name of a text.</summary>
    public static WordHash Of(ReadOnlySpan<char> text)
    {
        var (value, power) = (0UL, 1UL);
        foreach (var c in text)
        {
            value = (value * Multiplier) + c;
            power *= Multiplier;
        }

        return new(value, power);
    }

    /// <summary>The name of this text with another behind it.</summary>
    public WordHash Then(WordHash next) => new((Value * next.Power) + next.Value, Power * next.Power);

    /// <summary>The name of this text with a space and another behind it.</summary>
    public WordHash ThenWord(WordHash next) => new((((Value * Multiplier) + ' ') * next.Power) + next.Value, Power * Multiplier * next.Power);
}
