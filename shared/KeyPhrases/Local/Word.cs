using System.Runtime.InteropServices;

namespace Alerts.KeyPhrases.Local;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where it starts, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Key">A hash of the word's folded form; a hyphenated word hashes like its parts written apart.</param>
/// <param name="Shift">The factor that makes room for this word's key behind another.</param>
/// <param name="Class">What it can be in a phrase.</param>
/// <param name="AfterBreak">Whether punctuation stands before it, so that no phrase runs over it.</param>
/// <param name="Bracketed">Whether an opening bracket stands before it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Word(
    int Start, int Length, ulong Key, ulong Shift, WordClass Class, bool AfterBreak, bool Bracketed)
{
    /// <summary>Where it ends, in UTF-16 units.</summary>
    public int End => Start + Length;

    /// <summary>Whether it has one of the flags.</summary>
    public bool Is(WordClass flags) => (Class & flags) != 0;
}
