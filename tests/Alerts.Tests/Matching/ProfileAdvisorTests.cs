using Alerts.Profiles;

namespace Alerts.Matching;

public sealed class ProfileAdvisorTests
{
    private static readonly PaperIndex Index = PaperIndex.Build(
        [
            .. Enumerable.Range(0, 3).Select(i => Sample.Paper("Diffusion models for video", "", i)),
            .. Enumerable.Range(3, 9).Select(i => Sample.Paper("Something else", "", i)),
            Sample.Paper("Video only", "", 20), Sample.Paper("Proteins", "", 21),
        ],
        RarityStatistic.Empty);

    [Theory]
    [InlineData("zebrafish genomics", AdviceKind.NeverHits, null)]
    [InlineData("diffusion modles", AdviceKind.NearMiss, "diffusion models")]
    [InlineData("video", AdviceKind.HitsTooMuch, null)]
    public void Keyword_gets_the_advice_it_needs(string keyword, AdviceKind kind, string? suggestion)
    {
        var advice = Assert.Single(new ProfileAdvisor(Index).Advise(KeywordProfile.Parse("p", [keyword]).Profile));

        Assert.Equal(kind, advice.Kind);
        Assert.Equal(suggestion, advice.Suggestion);
        Assert.Equal(keyword, advice.Keyword);
    }

    [Theory]
    [InlineData("+\"zebrafish genomics\"^0.5", "‘zebrafish genomics’ hit no paper lately.")]
    [InlineData("-zebrafish", "‘zebrafish’ hit no paper lately.")]
    [InlineData("title:zebrafish | title:\"zebra fish\"^2", "‘title:zebrafish | title:\"zebra fish\"’ hit no paper lately.")]
    [InlineData("+diffusion modles^2", "‘diffusion modles’ hit no paper lately; did you mean ‘diffusion models’?")]
    [InlineData("video^3", "‘video’ hits 29 % of all papers and says little about any of them.")]
    public void Advice_names_a_keyword_without_sign_and_weight(string line, string text)
    {
        var advice = Assert.Single(new ProfileAdvisor(Index).Advise(KeywordProfile.Parse("p", [line]).Profile));

        Assert.Equal((line, text), (advice.Keyword, advice.Text));
    }

    [Fact]
    public void Keyword_that_another_covers_is_told_once()
    {
        var advice = new ProfileAdvisor(Index).Advise(KeywordProfile.Parse("p", ["diffusion", "diffusion models"]).Profile);

        Assert.Equal("diffusion models", Assert.Single(advice).Keyword);
        Assert.Equal(AdviceKind.Subsumed, advice[0].Kind);
    }

    [Fact]
    public void Every_unknown_word_is_advised_on_but_only_so_many_are_looked_for()
    {
        string[] lines = [.. Enumerable.Range(0, 60).Select(i => $"qqzz{i}"), "diffusion modles"];

        var advice = new ProfileAdvisor(Index).Advise(KeywordProfile.Parse("p", lines).Profile);

        Assert.Equal(61, advice.Count);
        Assert.Equal(AdviceKind.NeverHits, advice[^1].Kind);
    }

    [Fact]
    public void Keyword_that_does_well_gets_none() =>
        Assert.Empty(new ProfileAdvisor(Index).Advise(KeywordProfile.Parse("p", ["proteins"]).Profile));
}
