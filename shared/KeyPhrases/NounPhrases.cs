using Alerts.KeyPhrases.Local;

namespace Alerts.KeyPhrases;

/// <summary>What a word does to a noun phrase that it stands beside.</summary>
[Flags]
internal enum NeighbourRole : byte
{
    /// <summary>Nothing: it ends the phrase.</summary>
    None = 0,

    /// <summary>Standing before, it makes the phrase a part of a longer one: <c>video</c> diffusion models.</summary>
    JoinsFromBefore = 1,

    /// <summary>Standing behind, it makes the phrase a part of a longer one: diffusion model <c>backbones</c>.</summary>
    JoinsFromBehind = 2,

    /// <summary>Standing before a word, it makes that a verb unless it is a participle: <c>we</c> train.</summary>
    IsSubject = 4,

    /// <summary>Standing before a word, it makes that a verb: <c>to</c> train.</summary>
    IsTo = 8,

    /// <summary>It has the form of a participle: <c>trained</c>.</summary>
    IsParticiple = 16,
}

/// <summary>Tells a term of its own from a part of a longer one.</summary>
public static class NounPhrases
{
    private const int LongestWord = 48;

    /// <summary>
    /// Whether a piece of English text is a whole noun phrase: <c>diffusion models</c> is in "we train diffusion models on video", and is
    /// not in "video diffusion models" or "diffusion models’ weights", where the subject is another one. Decided by the words before and
    /// behind; constant time.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the piece starts, in UTF-16 units.</param>
    /// <param name="length">How long it is, in UTF-16 units.</param>
    public static bool StandsAlone(ReadOnlySpan<char> text, int start, int length) =>
        !IsJoinedBefore(text, start, out _) && !IsJoinedBehind(text, start + length);

    /// <summary>Whether the word before makes what starts at <paramref name="start"/> a part of a longer phrase, and what that word does.</summary>
    internal static bool IsJoinedBefore(ReadOnlySpan<char> text, int start, out NeighbourRole role)
    {
        var before = Before(text, start);
        role = RoleOf(before);
        return (role & NeighbourRole.JoinsFromBefore) != 0
            && text.Overlaps(before, out var at)
            && IsJoinedBefore(role, RoleOf(Before(text, at)));
    }

    /// <summary>Whether the word behind makes what ends at <paramref name="end"/> a part of a longer phrase.</summary>
    internal static bool IsJoinedBehind(ReadOnlySpan<char> text, int end) => IsJoinedBehind(RoleOf(Behind(text, end)));

    /// <summary>As <see cref="IsJoinedBefore(ReadOnlySpan{char}, int, out NeighbourRole)"/>, of the word before and the one before that.</summary>
    internal static bool IsJoinedBefore(NeighbourRole before, NeighbourRole secondBefore) =>
        (before & NeighbourRole.JoinsFromBefore) != 0
        && (secondBefore & NeighbourRole.IsTo) == 0
        && ((secondBefore & NeighbourRole.IsSubject) == 0 || (before & NeighbourRole.IsParticiple) != 0);

    /// <summary>As <see cref="IsJoinedBehind(ReadOnlySpan{char}, int)"/>, of the word behind.</summary>
    internal static bool IsJoinedBehind(NeighbourRole behind) => (behind & NeighbourRole.JoinsFromBehind) != 0;

    /// <summary>What a word does beside a phrase; the word with what hyphens and apostrophes join to it.</summary>
    internal static NeighbourRole RoleOf(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return NeighbourRole.None;
        }

        Span<char> lower = stackalloc char[LongestWord];
        lower = lower[..word.ToLowerInvariant(lower)];
        var known = WordScanner.Classify(lower);

        // Behind a noun a participle is a verb ("diffusion models trained on"); before one it is an adjective.
        return ((known & (WordClass.Break | WordClass.Weak)) == 0 ? NeighbourRole.JoinsFromBefore : 0)
            | ((known & (WordClass.Break | WordClass.Ed)) == 0 ? NeighbourRole.JoinsFromBehind : 0)
            | ((known & (WordClass.Subject | WordClass.Auxiliary)) != 0 ? NeighbourRole.IsSubject : 0)
            | (lower is "to" ? NeighbourRole.IsTo : 0)
            | (lower.EndsWith("ed") ? NeighbourRole.IsParticiple : 0);
    }

    /// <summary>Whether the character can be part of a word as <see cref="RoleOf"/> takes it.</summary>
    internal static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '\'' or '\u2019' or '\u2010' or '\u2011';

    /// <summary>The word before, up to punctuation; empty when there is none.</summary>
    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var at = end;
        while (at > 0 && end - at <= LongestWord && IsPartOfWord(text[at - 1]))
        {
            at--;
        }

        return text[at..end];
    }

    /// <summary>The word behind, up to punctuation; empty when there is none.</summary>
    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var at = start;
        while (at < text.Length && at - start <= LongestWord && IsPartOfWord(text[at]))
        {
            at++;
        }

        return text[start..at];
    }
}
