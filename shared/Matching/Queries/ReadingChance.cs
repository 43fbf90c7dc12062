using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>Says how the words of a keyword may be read otherwise than as they are written, in the texts of an index: most in no way.</summary>
internal sealed class ReadingChance(TokenStore store, AcronymTable acronyms)
{
    /// <summary>Notes how each word of a term may be read otherwise: what is not noted is certain not to be.</summary>
    /// <param name="term">The term.</param>
    /// <param name="known">Its words in the index.</param>
    /// <param name="others">Takes the ways, word by word; they are none before.</param>
    /// <returns>Whether there is any.</returns>
    public bool Find(TermQuery term, ReadOnlySpan<KnownWord> known, Span<OtherReadings> others)
    {
        var any = OtherReadings.None;
        var apart = MayBeApart(term);
        for (var i = 0; i < known.Length; i++)
        {
            any |= others[i] = Of(term, known, i, apart);
        }

        foreach (ref readonly var joint in term.Joints.AsSpan())
        {
            if (store.Vocabulary.MayHoldKey(joint.Name) && store.Vocabulary.FindKey(joint.Name) >= 0)
            {
                any |= others[joint.At] |= OtherReadings.Joined;
            }
        }

        return any != OtherReadings.None;
    }

    /// <summary>Whether one of the words that are told apart by more than their key may be two.</summary>
    private bool MayBeApart(TermQuery term)
    {
        foreach (var name in term.Apart)
        {
            if (store.Neighbours.MayJoin(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The ways to read a word otherwise, but for those with others as one word.</summary>
    private OtherReadings Of(TermQuery term, ReadOnlySpan<KnownWord> known, int at, bool apart)
    {
        ref readonly var word = ref term.Words[at];
        var others = OtherReadings.None;
        if (word.Open)
        {
            return others;
        }

        if (word.SplitsAsKey ? known[at].Key >= 0 ? known[at].MayJoin : store.Neighbours.MayJoin(word.Name) : apart)
        {
            others |= OtherReadings.Apart;
        }

        if (acronyms.MayConcern(word.Name))
        {
            others |= word.MayAbbreviate && acronyms.IsShort(word.Name) ? OtherReadings.Long : OtherReadings.None;
            others |= at + 1 < known.Length && acronyms.Begins(word.Name) && IsLong(term.Words, at) ? OtherReadings.Short : OtherReadings.None;
        }

        return term.IsPlain || !WordSplitter.MayBeThree(word.Surface) ? others : others | OtherReadings.Apart;
    }

    private bool IsLong(QueryWord[] words, int at)
    {
        var name = WordHash.Of(words[at].Key);
        for (var end = at + 1; end < words.Length && end - at < PaperAcronyms.MostLongWords; end++)
        {
            name = name.ThenWord(WordHash.Of(words[end].Key));
            if (acronyms.IsLong(name.Value))
            {
                return true;
            }
        }

        return false;
    }
}
