using System.Collections.Frozen;

namespace Alerts.KeyPhrases.Local;

/// <summary>Tells adjectives and adverbs by their endings: a guess, with the exceptions that matter.</summary>
internal static class WordShape
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Nouns = (
        "family assembly anomaly monopoly oligopoly reply fly butterfly ally italy july bully polly doubly " +
        "signal goal proposal retrieval material potential interval journal capital animal trial arrival removal approval renewal " +
        "portal crystal metal hospital terminal survival denial appraisal manual tutorial integral credential referral rival individual " +
        "mineral professional functional differential editorial festival pedal dial polynomial rational residual diagonal withdrawal " +
        "dismissal burial canal arsenal reversal disposal refusal " +
        "perspective objective initiative incentive derivative archive drive directive narrative executive primitive detective " +
        "additive hive olive representative collective adjective locomotive motive relative " +
        "variable table cable observable deliverable vegetable timetable immutable " +
        "logic music traffic topic metric characteristic statistic heuristic graphic critic public fabric clinic arithmetic plastic rubric " +
        "mechanic mosaic magic ethic epidemic pandemic lyric medic basic panic comic relic tonic harmonic republic " +
        "library vocabulary dictionary summary boundary glossary salary commentary january february secretary itinerary corollary anniversary " +
        "memory theory category factory history territory laboratory trajectory directory inventory story repository advisory accessory " +
        "artery observatory virus corpus campus focus status apparatus bus genus census consensus stimulus radius nucleus calculus modulus bonus " +
        "business process access loss mass class stress success illness fitness weakness witness awareness robustness effectiveness " +
        "usefulness completeness correctness fairness sickness address congress progress wilderness happiness")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The class that the ending of a lower-case word suggests.</summary>
    public static WordClass Classify(ReadOnlySpan<char> word)
    {
        if (word.Length < 4)
        {
            return WordClass.Noun;
        }

        var suggested = word switch
        {
            [.., 'l', 'y'] => WordClass.Adverb,
            [.., 'a', 'l'] or [.., 'i', 'v', 'e'] or [.., 'o', 'u', 's'] or [.., 'f', 'u', 'l'] => WordClass.Adjective,
            [.., 'l', 'e', 's', 's'] or [.., 'a', 'b', 'l', 'e'] or [.., 'i', 'b', 'l', 'e'] => WordClass.Adjective,
            [.., 'i', 'c'] or [.., 'a', 'r', 'y'] or [.., 'o', 'r', 'y'] or [.., 'i', 's', 'h'] => WordClass.Adjective,
            [.., 'u', 'l', 'a', 'r'] or [.., 'e', 'a', 'r'] or [.., 'i', 'e', 'n', 't'] or [.., '-', 'f', 'r', 'e', 'e'] => WordClass.Adjective,
            _ when word.EndsWith("-aware") || word.EndsWith("-like") || word.EndsWith("-wise") || word.EndsWith("-specific") =>
                WordClass.Adjective,
            _ when word.Contains('-') && (word.EndsWith("ed") || word.EndsWith("driven") || word.EndsWith("ing")) => WordClass.Adjective,
            _ => WordClass.Noun,
        };

        return suggested != WordClass.Noun && Nouns.Contains(word) ? WordClass.Noun : suggested;
    }
}
