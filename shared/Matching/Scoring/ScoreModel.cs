using System.Numerics;

namespace Alerts.Matching.Scoring;

/// <summary>
/// The written model of the score; docs/decisions/0201-score.md says why. All of it is integer arithmetic, so that the same
/// input gives the same score on every machine, whatever the order of the sums.
/// </summary>
internal static class ScoreModel
{
    /// <summary>The evidence of one mention in the abstract, as written and on its own, of a rare keyword of weight 1.</summary>
    public const int Unit = 1024;

    /// <summary>The evidence at which the score is 50.</summary>
    public const int Half = Unit * 85 / 100;

    /// <summary>The root of the factor of rarity, in 1024ths, for a keyword that hits most papers.</summary>
    private const int LeastRoot = Unit * 23 / 100;

    /// <summary>Keywords that fewer papers hold than this, in millionths, all count as rare.</summary>
    public const int Rare = 4_000;

    /// <summary>Keywords that more papers hold than this, in millionths, count least.</summary>
    private const int Common = 600_000;

    /// <summary>Sums of mentions below this, as nearly all are, can be divided in 32 bits, which is quicker.</summary>
    private const int Short = int.MaxValue / (2 * Unit);

    /// <summary>Up to this evidence each more has a higher score in hundredths.</summary>
    private static readonly int Fine = FindFine();

    /// <summary>The evidence of a mention in a field, as written and on its own.</summary>
    public static int OfField(PaperField field) => field switch
    {
        PaperField.Title => Unit * 120 / 100,
        PaperField.KeyPhrase => Unit / 2,
        PaperField.Abstract => Unit,
        PaperField.Author => Unit * 2,
        PaperField.Organization => Unit,
        _ => Unit / 2,
    };

    /// <summary>The share of a field's evidence that a form keeps, in hundredths.</summary>
    public static int OfForm(HitForm form) => form switch
    {
        HitForm.AsWritten => 100,
        HitForm.Folded => 97,
        HitForm.Acronym => 50,
        _ => 5,
    };

    /// <summary>The evidence of one mention.</summary>
    /// <param name="field">Where it stands.</param>
    /// <param name="form">How it stands there.</param>
    /// <param name="loose">Whether its words are not the keyword's own: joined or split.</param>
    /// <param name="alone">Whether it is a term of its own, not part of a longer one.</param>
    /// <param name="oneWord">Whether the keyword is one word: those are parts of longer terms as a rule, and say something there.</param>
    public static int OfMention(PaperField field, HitForm form, bool loose, bool alone, bool oneWord) =>
        OfField(field) * OfForm(form) * (loose ? 65 : 100) / 10_000 * (alone ? 100 : oneWord ? 65 : 35) / 100;

    /// <summary>The evidence of a text's mentions that are worth so much together: one unit is one, each further one adds less, and the limit is four.</summary>
    public static int OfMentions(int sum) =>
        sum < Short ? (int)(4U * Unit * (uint)sum / ((uint)sum + (3U * Unit))) : (int)(4L * Unit * sum / (sum + (3L * Unit)));

    /// <summary>
    /// The factor, in 1024ths, of a keyword that <paramref name="share"/> millionths of the papers hold: the square of what falls with the
    /// logarithm of the share, as inverse document frequency counts twice where query and paper are both weighted by it.
    /// </summary>
    public static int OfRarity(int share)
    {
        var clamped = Math.Clamp(share, Rare, Common);
        var root = Unit - ((Unit - LeastRoot) * (Log2(clamped) - Log2(Rare)) / (Log2(Common) - Log2(Rare)));
        return root * root / Unit;
    }

    /// <summary>The evidence of a keyword of weight <paramref name="weight"/> thousandths.</summary>
    public static int Weighted(int points, int weight) => weight == 1000 ? points : Math.Max(1, (int)((long)points * weight / 1000));

    /// <summary>The score in hundredths: 0 for no evidence, towards 100 as it grows, half way at <see cref="Half"/>.</summary>
    public static int Hundredths(int evidence) => (int)(((20_000L * evidence) + evidence + Half) / (2L * (evidence + (long)Half)));

    /// <summary>The least evidence that scores so many hundredths.</summary>
    public static int LeastEvidence(int hundredths) => hundredths switch
    {
        <= 0 => 0,
        >= 10_000 => int.MaxValue,
        _ => (int)Math.Min(int.MaxValue, (((long)Half * ((2 * hundredths) - 1)) + (20_000 - (2 * hundredths))) / (20_001 - (2 * hundredths))),
    };

    /// <summary>
    /// A number that orders papers just as their hundredths do. Up to <see cref="Fine"/> it is the evidence itself, for there no two have the same
    /// hundredths: most comparisons need no division.
    /// </summary>
    public static int Level(int evidence) => evidence <= Fine ? evidence : Fine + Hundredths(evidence) - Hundredths(Fine);

    /// <summary>The score in hundredths of a level.</summary>
    public static int HundredthsOfLevel(int level) => level <= Fine ? Hundredths(level) : level - Fine + Hundredths(Fine);

    /// <summary>The least evidence that has a level.</summary>
    public static int LeastEvidenceOfLevel(int level) => level <= Fine ? level : LeastEvidence(level - Fine + Hundredths(Fine));

    /// <summary>The least evidence with the score, in hundredths, of this evidence.</summary>
    public static int LeastOfSameScore(int evidence) => LeastEvidenceOfLevel(Level(evidence));

    private static int FindFine()
    {
        var evidence = 0;
        while (Hundredths(evidence + 1) > Hundredths(evidence))
        {
            evidence++;
        }

        return evidence;
    }

    /// <summary>The binary logarithm in 1024ths, linear between powers of two: exact in integers and monotone.</summary>
    private static int Log2(int value)
    {
        var power = BitOperations.Log2((uint)value);
        return (power << 10) + (int)(((long)value << 10 >> power) - 1024);
    }
}
