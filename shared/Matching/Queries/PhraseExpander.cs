using Alerts.Matching.Index;
using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>
/// All sequences of the index's words that say what a keyword says: its words with neighbours joined
/// (<c>fine tuning</c>: finetuning; <c>sim to real</c>: sim2real) or a word split (<c>finetuning</c>: fine tuning), and, with an acronym in place of its long form or
/// the other way round. A sequence that holds a word no text holds is left out at once, so that few remain.
/// </summary>
internal sealed class PhraseExpander(TokenStore store, AcronymTable acronyms)
{
    /// <summary>More readings than this are not looked at; keywords of real life have one or two.</summary>
    private const int MostPhrases = 32;

    private readonly Vocabulary _vocabulary = store.Vocabulary;
    private readonly WordSplitter _splitter = new(store.Vocabulary);

    /// <summary>The sequences, the keyword's own first.</summary>
    public List<Phrase> Expand(TermQuery term)
    {
        List<Phrase> phrases = [];
        Extend(term, 0, new List<PhraseWord>(term.Words.Length), HitForm.AsWritten, null, acronym: false, phrases, new HashSet<(int, bool)>());
        return phrases;
    }

    /// <summary>The acronym that a keyword itself defines; null when no text holds it.</summary>
    public Phrase? Acronym(QueryWord word) =>
        Single(word) is { } single ? new([single], HitForm.Acronym) : null;

    /// <summary>
    /// Whether a plain term may have other readings in the index than its own words: no is certain, and true of most keywords.
    /// </summary>
    /// <param name="term">The term.</param>
    /// <param name="known">Its words in the index.</param>
    public bool HasOthers(TermQuery term, ReadOnlySpan<KnownWord> known)
    {
        foreach (var joint in term.Joints)
        {
            if (_vocabulary.MayHoldKey(joint.Name) && _vocabulary.FindKey(joint.Name) >= 0)
            {
                return true;
            }
        }

        foreach (var apart in term.Apart)
        {
            if (store.Neighbours.MayJoin(apart))
            {
                return true;
            }
        }

        var words = term.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].SplitsAsKey && (known[i].Key >= 0 ? known[i].MayJoin : store.Neighbours.MayJoin(words[i].Name)))
            {
                return true;
            }

            if (acronyms.MayConcern(words[i].Name)
                && ((words[i].MayAbbreviate && acronyms.IsShort(words[i].Name)) || (i + 1 < words.Length && acronyms.Begins(words[i].Name) && IsLong(words, i))))
            {
                return true;
            }
        }

        return false;
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

    /// <summary>
    /// Reads the words from <paramref name="at"/> on. What leads to no sequence is remembered in <paramref name="dead"/>: the ways to join and split
    /// are as many as two to the power of the words, and would all be walked in vain when a text lacks the last of them.
    /// </summary>
    private void Extend(
        TermQuery term, int at, List<PhraseWord> taken, HitForm form, int[]? papers, bool acronym, List<Phrase> phrases, HashSet<(int At, bool Acronym)> dead)
    {
        if (phrases.Count >= MostPhrases || dead.Contains((at, acronym)))
        {
            return;
        }

        var words = term.Words;
        if (at == words.Length)
        {
            phrases.Add(new([.. taken], form, papers, Loose: form is HitForm.Folded));
            return;
        }

        var before = phrases.Count;
        var word = words[at];
        if (Single(word) is { } single)
        {
            Take([single], 1, HitForm.AsWritten);
        }

        if (!word.Open)
        {
            Join(term.Joints, at, Take);
            foreach (var parts in _splitter.PartsOf(word.Surface))
            {
                Take(parts, 1, HitForm.Folded);
            }

            if (!acronym)
            {
                Contract(words, at, TakeAcronym);
                Unfold(word, TakeAcronym);
            }
        }

        if (phrases.Count == before)
        {
            dead.Add((at, acronym));
        }

        void Take(ReadOnlySpan<PhraseWord> more, int consumed, HitForm by)
        {
            taken.AddRange(more);
            Extend(term, at + consumed, taken, Worse(form, by), papers, acronym, phrases, dead);
            taken.RemoveRange(taken.Count - more.Length, more.Length);
        }

        void TakeAcronym(PhraseWord[] more, int consumed, HitForm by, int[]? only)
        {
            taken.AddRange(more);
            Extend(term, at + consumed, taken, by, only, acronym: true, phrases, dead);
            taken.RemoveRange(taken.Count - more.Length, more.Length);
        }
    }

    private delegate void Taker(ReadOnlySpan<PhraseWord> more, int consumed, HitForm by);

    private delegate void AcronymTaker(PhraseWord[] more, int consumed, HitForm by, int[]? only);

    private static HitForm Worse(HitForm a, HitForm b) => a > b ? a : b;

    private PhraseWord? Single(QueryWord word)
    {
        if (word.Open)
        {
            var surfaces = _vocabulary.Beginning(word.Surface);
            return surfaces.Count == 0 ? null : new(-1, surfaces, MayBreak: word.Before is Separator.Break);
        }

        var key = _vocabulary.FindKey(word.Key);
        return key < 0 ? null : new(key, Acronym: word.Acronym, MayBreak: word.Before is Separator.Break);
    }

    private void Join(Joint[] joints, int at, Taker take)
    {
        foreach (var joint in joints)
        {
            if (joint.At == at && _vocabulary.FindKey(joint.Name) is >= 0 and var key)
            {
                take([new(key)], joint.Count, HitForm.Folded);
            }
        }
    }

    private void Contract(QueryWord[] words, int at, AcronymTaker take)
    {
        if (at + 1 >= words.Length || !acronyms.Begins(words[at].Name))
        {
            return;
        }

        var key = words[at].Key;
        for (var end = at + 1; end < words.Length && end - at < PaperAcronyms.MostLongWords && !words[end].Open; end++)
        {
            key += " " + words[end].Key;
            foreach (var entry in acronyms.ByLong(key))
            {
                Offer([new(entry.Short, Acronym: entry.Ordinary)], end - at + 1, entry, take);
            }
        }
    }

    private void Unfold(QueryWord word, AcronymTaker take)
    {
        if (!word.MayAbbreviate)
        {
            return;
        }

        foreach (var entry in acronyms.ByShort(word.Key))
        {
            Offer([.. entry.Long.Select(k => new PhraseWord(k))], 1, entry, take);
        }
    }

    private static void Offer(PhraseWord[] more, int consumed, AcronymEntry entry, AcronymTaker take)
    {
        if (entry.Papers.Length > 0)
        {
            take(more, consumed, HitForm.Acronym, entry.Papers);
        }

        if (entry.Unambiguous)
        {
            take(more, consumed, HitForm.CorpusAcronym, null);
        }
    }
}
