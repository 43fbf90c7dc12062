using Alerts.Matching.Index;
using Alerts.Matching.Text;
using Alerts.Papers;

namespace Alerts.Matching.Queries;

/// <summary>Finds a quoted keyword: the same characters after Unicode and case folding, between the ends of words.</summary>
internal static class ExactSearch
{
    /// <summary>Adds the places of the quoted <paramref name="text"/> to <paramref name="found"/>.</summary>
    public static void Find(TokenStore store, IReadOnlyList<Paper> papers, string text, QueryWord[] words, List<Span> found)
    {
        var surfaces = new int[words.Length];
        var rarest = 0;
        for (var i = 0; i < words.Length; i++)
        {
            surfaces[i] = store.Vocabulary.FindSurface(words[i].Surface);
            if (surfaces[i] < 0)
            {
                return;
            }

            rarest = Count(store, surfaces[i]) < Count(store, surfaces[rarest]) ? i : rarest;
        }

        var wanted = TextFold.Of(text);
        var lead = LeadOf(text);
        Scan(store.Places(store.Vocabulary.KeyOf(surfaces[rarest])));
        Scan(store.Places(store.Vocabulary.PluralKeyOf(surfaces[rarest])));

        void Scan(ReadOnlySpan<int> places)
        {
            foreach (var place in places)
            {
                var first = place - rarest;
                if (first > 0 && first + words.Length < store.Tokens.Length && SameWords(store, first, surfaces)
                    && SameText(store, papers, first, words.Length, lead, wanted))
                {
                    found.Add(new(first, words.Length, HitForm.AsWritten));
                }
            }
        }
    }

    /// <summary>In how many places the surface may stand, <c>KGs</c> under the key of a plural or of a word.</summary>
    private static int Count(TokenStore store, int surface) =>
        store.Places(store.Vocabulary.KeyOf(surface)).Length + store.Places(store.Vocabulary.PluralKeyOf(surface)).Length;

    private static bool SameWords(TokenStore store, int first, int[] surfaces)
    {
        for (var i = 0; i < surfaces.Length; i++)
        {
            if (store.Tokens[first + i].Surface != surfaces[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameText(TokenStore store, IReadOnlyList<Paper> papers, int first, int count, int lead, string wanted)
    {
        var text = TextOf(papers[store.Tokens[first].Paper], store.Tokens[first].Field, store.ItemOf(first));
        var start = store.StartOf(first) - lead;
        return start >= 0 && TextFold.StartsWith(text.AsSpan(start), wanted, store.EndOf(first + count - 1) - start);
    }

    private static string TextOf(Paper paper, PaperField field, int item) => field switch
    {
        PaperField.Title => paper.Title,
        PaperField.Abstract => paper.Abstract,
        PaperField.KeyPhrase => paper.KeyPhrases[item],
        _ => paper.Organizations[item],
    };

    /// <summary>How many characters stand before the keyword's first word.</summary>
    private static int LeadOf(string text)
    {
        Span<char> buffer = stackalloc char[Tokenizer.MaxWord];
        var tokenizer = new Tokenizer(text, buffer);
        return tokenizer.Next() ? tokenizer.Start : 0;
    }
}
