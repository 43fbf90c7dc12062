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
    public List<Phrase> Expand(QueryWord[] words)
    {
        List<Phrase> phrases = [];
        Extend(words, 0, new List<PhraseWord>(words.Length), HitForm.AsWritten, null, acronym: false, phrases, new HashSet<(int, bool)>());
        return phrases;
    }

    /// <summary>The acronym that a keyword itself defines; null when no text holds it.</summary>
    public Phrase? Acronym(QueryWord word) =>
        Single(word) is { } single ? new([single], HitForm.Acronym) : null;

    /// <summary>
    /// Reads the words from <paramref name="at"/> on. What leads to no sequence is remembered in <paramref name="dead"/>: the ways to join and split
    /// are as many as two to the power of the words, and would all be walked in vain when a text lacks the last of them.
    /// </summary>
    private void Extend(
        QueryWord[] words, int at, List<PhraseWord> taken, HitForm form, int[]? papers, bool acronym, List<Phrase> phrases, HashSet<(int At, bool Acronym)> dead)
    {
        if (phrases.Count >= MostPhrases || dead.Contains((at, acronym)))
        {
            return;
        }

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
            Join(words, at, Take);
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
            Extend(words, at + consumed, taken, Worse(form, by), papers, acronym, phrases, dead);
            taken.RemoveRange(taken.Count - more.Length, more.Length);
        }

        void TakeAcronym(PhraseWord[] more, int consumed, HitForm by, int[]? only)
        {
            taken.AddRange(more);
            Extend(words, at + consumed, taken, by, only, acronym: true, phrases, dead);
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

    private void Join(QueryWord[] words, int at, Taker take)
    {
        if (at + 1 < words.Length && !words[at + 1].Open && Joinable(words[at], words[at + 1])
            && FindJoined(words[at].Surface + words[at + 1].Surface) is { } pair)
        {
            take([pair], 2, HitForm.Folded);
        }

        if (at + 2 < words.Length && !words[at + 2].Open)
        {
            var (first, middle, last) = (words[at].Surface, words[at + 1].Surface, words[at + 2].Surface);
            if (FindJoined(first + middle + last) is { } triple)
            {
                take([triple], 3, HitForm.Folded);
            }

            if (middle == "to" && FindJoined($"{first}2{last}") is { } sim2Real)
            {
                take([sim2Real], 3, HitForm.Folded);
            }
        }
    }

    private static bool Joinable(QueryWord a, QueryWord b) =>
        b.Before is Separator.Hyphen || (!FunctionWords.Contains(a.Surface) && !FunctionWords.Contains(b.Surface));

    private PhraseWord? FindJoined(string surface)
    {
        var key = _vocabulary.FindKey(WordFold.Key(surface, LetterCase.Lower));
        return key < 0 ? null : new(key);
    }

    private void Contract(QueryWord[] words, int at, AcronymTaker take)
    {
        if (at + 1 >= words.Length || !acronyms.Begins(words[at].Key))
        {
            return;
        }

        var key = words[at].Key;
        for (var end = at + 1; end < words.Length && end - at < 12 && !words[end].Open; end++)
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
        if (word.Case is LetterCase.Lower or LetterCase.Capitalised && OrdinaryWords.Contains(word.Key))
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
