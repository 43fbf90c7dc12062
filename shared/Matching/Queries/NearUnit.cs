using Alerts.Matching.Text;

namespace Alerts.Matching.Queries;

/// <summary>Words of a keyword that stay together where its words are only near each other: one word, or those with a hyphen between them.</summary>
/// <param name="At">The first word's place in the keyword.</param>
/// <param name="Count">How many words.</param>
/// <param name="Meanings">How many of them have a meaning of their own.</param>
/// <param name="Acronym">Whether they must be written as an acronym is.</param>
internal readonly record struct NearUnit(int At, int Count, int Meanings, bool Acronym)
{
    /// <summary>The word behind the last.</summary>
    public int End => At + Count;

    /// <summary>
    /// The units of a keyword's words, those without meaning left out; none where there is nothing to be near to, a mark stands between, or a
    /// word is left open.
    /// </summary>
    public static NearUnit[] Of(QueryWord[] words)
    {
        var units = Gathering<NearUnit>.Begin();
        for (var at = 0; at < words.Length;)
        {
            var end = at + 1;
            while (end < words.Length && words[end].Before is Separator.Hyphen)
            {
                end++;
            }

            if (at > 0 && words[at].Before is not Separator.Space)
            {
                return [];
            }

            if (end - at > 1 || !words[at].IsFunctionWord)
            {
                var meanings = 0;
                for (var i = at; i < end; i++)
                {
                    if (words[i].Open)
                    {
                        return [];
                    }

                    meanings += words[i].IsFunctionWord ? 0 : 1;
                }

                units.Add(new(at, end - at, meanings, words[at].Acronym));
            }

            at = end;
        }

        return units.Count < 2 ? [] : [.. units];
    }
}
