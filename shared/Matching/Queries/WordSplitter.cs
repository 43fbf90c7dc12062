using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>The ways to write a word as two, of which a vocabulary holds both: <c>finetuning</c>, fine tuning.</summary>
internal sealed class WordSplitter(TokenStore store)
{
    private readonly Vocabulary _vocabulary = store.Vocabulary;

    /// <summary>
    /// The names of the two neighbours that each way to split a keyword's words asks for (<see cref="Neighbours.MayJoin"/>). Needs no vocabulary,
    /// so a keyword has them from the start. Words whose only name is that of their key are left out.
    /// </summary>
    public static ulong[] Names(QueryWord[] words)
    {
        var names = Gathering<ulong>.Begin();
        foreach (var word in words)
        {
            if (!word.Open && !word.SplitsAsKey)
            {
                AddNames(word.Surface, names);
            }
        }

        return [.. names];
    }

    /// <summary>Whether a word may be three: <c>sim2real</c>.</summary>
    public static bool MayBeThree(string word)
    {
        for (var at = word.IndexOf('2', StringComparison.Ordinal); at >= 0; at = word.IndexOf('2', at + 1))
        {
            if (at > 0 && IsToReal(word.AsSpan(at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all ways to split a word have the name of its key, as those of most words do.</summary>
    public static bool SplitsAsKey(string word, string key)
    {
        if (word != key || WordFold.MayVary(word))
        {
            return false;
        }

        for (var cut = 1; cut < word.Length; cut++)
        {
            if (MaySplit(word.AsSpan(0, cut), word.AsSpan(cut)))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddNames(string word, List<ulong> names)
    {
        var varies = WordFold.MayVary(word);
        for (var cut = 1; cut < word.Length; cut++)
        {
            var head = word.AsSpan(0, cut);
            var tail = word.AsSpan(cut);
            if (!MaySplit(head, tail))
            {
                continue;
            }

            if (!varies)
            {
                // All ways have the name of the word itself.
                names.Add(WordHash.Of(word).Value);
                return;
            }

            var name = WordHash.Of(head).Then(WordFold.KeyName(tail)).Value;
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }
    }

    /// <summary>The ways, each two words as some text holds them, or three that texts hold (<c>sim2real</c>: sim to real).</summary>
    public List<PhraseWord[]> PartsOf(ReadOnlySpan<char> text)
    {
        List<PhraseWord[]> all = [];
        for (var cut = 1; cut < text.Length; cut++)
        {
            var head = text[..cut];
            var tail = text[cut..];
            if (!MaySplit(head, tail) || _vocabulary.FindSurface(WordHash.Of(head).Value) is not (>= 0 and var surface))
            {
                continue;
            }

            if (IsToReal(tail) && _vocabulary.FindSurface("to") is >= 0 and var to
                && _vocabulary.FindKey(WordFold.KeyName(tail[1..]).Value) is >= 0 and var real)
            {
                all.Add([new(_vocabulary.KeyOf(surface)), new(_vocabulary.KeyOf(to)), new(real)]);
            }

            var key = _vocabulary.FindKey(WordFold.KeyName(tail).Value);
            if (key >= 0 && new PhraseWord(key, Tie: TieOf(head, tail)) is var second && Stand(surface, second))
            {
                all.Add([new(-1, Surface: surface), second]);
            }
        }

        return all;
    }

    /// <summary>Whether some text holds a surface and a word right behind it.</summary>
    private bool Stand(int surface, in PhraseWord second)
    {
        foreach (var key in _vocabulary.KeysOf(surface))
        {
            foreach (ref readonly var place in store.Pairs.Places(_vocabulary.KeyHash(key).Value, _vocabulary.KeyHash(second.Key).Value))
            {
                if (place.First == surface && second.MayFollow(place.Between))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether it is the end of a word like <c>sim2real</c>.</summary>
    private static bool IsToReal(ReadOnlySpan<char> tail) => tail.Length > 1 && tail[0] == '2' && char.IsLetter(tail[1]);

    /// <summary>Letters are cut from letters where the second part can be a word, and digits from letters anywhere.</summary>
    private static bool MaySplit(ReadOnlySpan<char> head, ReadOnlySpan<char> tail) =>
        char.IsAsciiDigit(head[^1]) != char.IsAsciiDigit(tail[0]) || tail.Length >= 3;

    /// <summary>
    /// A digit and a letter, or two words of three or more letters with a meaning of their own, are one word with a space between as well
    /// (<c>GPT 4</c>, <c>fine tuning</c>); others only with a hyphen (<c>U-Net</c>; <c>not able</c> is not <c>notable</c>).
    /// </summary>
    private static Tie TieOf(ReadOnlySpan<char> head, ReadOnlySpan<char> tail) =>
        char.IsAsciiDigit(head[^1]) != char.IsAsciiDigit(tail[0])
        || (head.Length >= 3 && tail.Length >= 3 && !FunctionWords.Contains(head) && !FunctionWords.Contains(tail))
            ? Tie.Loose
            : Tie.Hyphen;
}
