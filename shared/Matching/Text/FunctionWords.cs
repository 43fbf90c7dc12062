using System.Collections.Frozen;

namespace Alerts.Matching.Text;

/// <summary>Words without a meaning of their own. They are no part of a joined word (<c>not able</c> is not <c>notable</c>).</summary>
internal static class FunctionWords
{
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        """
        a all also an and any are as at be been but by can could did do does each for from had has have he her here his how i if in
        into is it its may me more most much must my no nor not of off on one or our out over own per she should so some such
        than that the their them then there these they this those to too under up upon us via was we were what when where which
        while who whose why will with would you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the folded word is one.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
