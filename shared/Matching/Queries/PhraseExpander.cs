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
    private readonly WordSplitter _splitter = new(store);
    private readonly AcronymTable _acronyms = acronyms;

    /// <summary>The sequences, the keyword's own first; good until the next keyword is read.</summary>
    /// <param name="term">The term.</param>
    /// <param name="others">How each of its words may be read otherwise (<see cref="ReadingChance"/>).</param>
    public List<Phrase> Expand(TermQuery term, ReadOnlySpan<OtherReadings> others)
    {
        var walk = new Walk(this, term, others, stackalloc bool[2 * others.Length]);
        walk.From(0, new(HitForm.AsWritten));
        return walk.Phrases;
    }

    /// <summary>The acronym that a keyword itself defines; null when no text holds it.</summary>
    public Phrase? Acronym(QueryWord word) =>
        Single(word) is { } single ? new([single], HitForm.Acronym) : null;

    private PhraseWord? Single(in QueryWord word)
    {
        if (word.Open)
        {
            var surfaces = _vocabulary.Beginning(word.Surface);
            return surfaces.Count == 0 ? null : new(-1, surfaces, MayBreak: word.Before is Separator.Break);
        }

        var key = _vocabulary.FindKey(word.Name);
        return key < 0 ? null : new(key, Acronym: word.Acronym, MayBreak: word.Before is Separator.Break);
    }

    /// <summary>A way through the readings of a keyword's words, one after the other.</summary>
    private readonly ref struct Walk(PhraseExpander expander, TermQuery term, ReadOnlySpan<OtherReadings> others, Span<bool> dead)
    {
        private readonly ReadOnlySpan<OtherReadings> _others = others;

        /// <summary>
        /// What leads to no sequence, without and with an acronym taken before: the ways to join and split are as many as two to the power of the words, and would all
        /// be walked in vain when a text lacks the last of them.
        /// </summary>
        private readonly Span<bool> _dead = dead;

        private readonly List<PhraseWord> _taken = Gathering<PhraseWord>.Begin();

        /// <summary>The sequences found.</summary>
        public List<Phrase> Phrases { get; } = Gathering<Phrase>.Begin();

        /// <summary>Reads the words from <paramref name="at"/> on.</summary>
        public void From(int at, in Sense sense)
        {
            if (Phrases.Count >= MostPhrases)
            {
                return;
            }

            if (at == term.Words.Length)
            {
                Phrases.Add(new([.. _taken], sense.Form, sense.Papers, sense.Except, Loose: sense.Form is HitForm.Folded));
                return;
            }

            ref var isDead = ref _dead[(2 * at) + (sense.HasAcronym ? 1 : 0)];
            if (isDead)
            {
                return;
            }

            var before = Phrases.Count;
            ref readonly var word = ref term.Words[at];
            if (expander.Single(word) is { } single)
            {
                Take([single], at + 1, sense);
            }

            if (_others[at].HasFlag(OtherReadings.Joined))
            {
                Join(at, sense.Loosened);
            }

            if (_others[at].HasFlag(OtherReadings.Apart))
            {
                foreach (var parts in expander._splitter.PartsOf(word.Surface))
                {
                    Take(parts, at + 1, sense.Loosened);
                }
            }

            if (!sense.HasAcronym && _others[at].HasFlag(OtherReadings.Short))
            {
                Contract(at);
            }

            if (!sense.HasAcronym && _others[at].HasFlag(OtherReadings.Long))
            {
                foreach (var entry in expander._acronyms.ByShort(word.Key))
                {
                    Offer([.. entry.Long.Select(k => new PhraseWord(k))], at + 1, entry);
                }
            }

            isDead = Phrases.Count == before;
        }

        private void Take(ReadOnlySpan<PhraseWord> more, int next, in Sense sense)
        {
            _taken.AddRange(more);
            From(next, sense);
            _taken.RemoveRange(_taken.Count - more.Length, more.Length);
        }

        private void Join(int at, in Sense sense)
        {
            foreach (var joint in term.Joints)
            {
                if (joint.At == at && expander._vocabulary.FindKey(joint.Name) is >= 0 and var key)
                {
                    Take([new(key)], at + joint.Count, sense);
                }
            }
        }

        private void Contract(int at)
        {
            var words = term.Words;
            var name = WordHash.Of(words[at].Key);
            for (var end = at + 1; end < words.Length && end - at < PaperAcronyms.MostLongWords && !words[end].Open; end++)
            {
                name = name.ThenWord(WordHash.Of(words[end].Key));
                if (!expander._acronyms.IsLong(name.Value))
                {
                    continue;
                }

                foreach (var entry in expander._acronyms.ByLong(string.Join(' ', words[at..(end + 1)].Select(word => word.Key))))
                {
                    Offer([new(entry.Short, Acronym: entry.Ordinary)], end + 1, entry);
                }
            }
        }

        /// <summary>An acronym or its long form: in the papers that define it, and, where all papers agree, in the others too, which says less.</summary>
        private void Offer(PhraseWord[] more, int next, AcronymEntry entry)
        {
            if (entry.Papers.Length > 0)
            {
                Take(more, next, new(HitForm.Acronym, entry.Papers));
            }

            if (entry.Unambiguous)
            {
                Take(more, next, new(HitForm.CorpusAcronym, Except: entry.Papers));
            }
        }
    }

    /// <summary>What is known of a sequence from the words taken so far.</summary>
    /// <param name="Form">The best form a hit can have.</param>
    /// <param name="Papers">The papers in which it means the keyword; null for all.</param>
    /// <param name="Except">The papers in which another sequence of the same words has a better form; null for none.</param>
    private readonly record struct Sense(HitForm Form, int[]? Papers = null, int[]? Except = null)
    {
        /// <summary>Whether an acronym, or its long form, is among the words: there can be one.</summary>
        public bool HasAcronym => Form >= HitForm.Acronym;

        /// <summary>The same with a word joined or split.</summary>
        public Sense Loosened => Form > HitForm.Folded ? this : this with { Form = HitForm.Folded };
    }
}
