using Alerts.Matching.Scoring;
using CsCheck;

namespace Alerts.Matching;

/// <summary>The figures of docs/decisions/0201-score.md, and what must hold whatever they are.</summary>
public sealed class ScoreModelTests
{
    [Theory]
    [InlineData(HitForm.AsWritten, true, false, 54)]
    [InlineData(HitForm.AsWritten, false, false, 33)]
    [InlineData(HitForm.AsWritten, false, true, 46)]
    [InlineData(HitForm.Near, true, false, 7)]
    public void One_mention_of_a_rare_keyword_scores_as_documented(HitForm form, bool alone, bool oneWord, int score)
    {
        var mention = ScoreModel.OfMention(PaperField.Abstract, form, loose: false, alone, oneWord);

        Assert.Equal(score, Math.Round(ScoreModel.Hundredths(ScoreModel.OfMentions(mention)) / 100.0));
    }

    [Theory]
    [InlineData(0, 1.00)]
    [InlineData(4_000, 1.00)]
    [InlineData(50_000, 0.38)]
    [InlineData(200_000, 0.16)]
    [InlineData(600_000, 0.05)]
    [InlineData(1_000_000, 0.05)]
    public void Rarity_is_as_documented(int share, double factor) => Assert.Equal(factor, ScoreModel.OfRarity(share) / 1024.0, 0.0051);

    [Fact]
    public void Rarity_never_rises_with_the_share() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample((a, b) =>
            ScoreModel.OfRarity(Math.Max(a, b)) <= ScoreModel.OfRarity(Math.Min(a, b)));

    [Fact]
    public void Least_evidence_is_the_first_that_scores_so() =>
        Gen.Int[1, 9_999].Sample(hundredths =>
        {
            var least = ScoreModel.LeastEvidence(hundredths);
            return ScoreModel.Hundredths(least) >= hundredths && ScoreModel.Hundredths(least - 1) < hundredths;
        });

    [Fact]
    public void Better_form_place_and_more_mentions_are_never_worth_less() =>
        Gen.Select(Gen.Enum<PaperField>(), Gen.Enum<HitForm>(), Gen.Int[0, 20_000], Gen.Bool).Sample((field, form, sum, oneWord) =>
        {
            var part = ScoreModel.OfMention(field, form, loose: true, alone: false, oneWord);
            Assert.True(part > 0);
            Assert.True(ScoreModel.OfMention(field, form, loose: true, alone: true, oneWord) >= part);
            Assert.True(ScoreModel.OfMention(field, form, loose: false, alone: false, oneWord) >= part);
            Assert.True(ScoreModel.OfMention(field, HitForm.AsWritten, loose: true, alone: false, oneWord) >= part);
            Assert.True(ScoreModel.OfMentions(sum + part) >= ScoreModel.OfMentions(sum));
        });
}
