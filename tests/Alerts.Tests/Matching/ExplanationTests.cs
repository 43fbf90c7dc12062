namespace Alerts.Matching;

public sealed class ExplanationTests
{
    [Fact]
    public void Explanation_says_what_hit_where_and_how()
    {
        var match = Sample.Find(
            [Sample.Paper("A Diffusion Model", "We like a diffusion model. Another diffusion model makes generation of video.")],
            "diffusion models", "video generation").Single();

        Assert.Equal(
            "‘diffusion models’ in the title (as ‘Diffusion Model’) and twice in the abstract (as ‘diffusion model’); the words of ‘video generation’ near each other in the abstract",
            Explanation.Of(match));
    }

    [Fact]
    public void Author_is_named_as_printed()
    {
        var paper = Sample.Paper("T") with { Authors = ["Yann LeCun"] };

        Assert.Equal("‘author:\"Y. LeCun\"’ among the authors (as ‘Yann LeCun’)", Explanation.Of(Sample.Find([paper], "author:\"Y. LeCun\"").Single()));
    }
}
