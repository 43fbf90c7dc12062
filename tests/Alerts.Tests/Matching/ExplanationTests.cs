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
            "‘diffusion models’ in the title and twice in the abstract (as ‘diffusion model’); ‘video’ near ‘generation’ in the abstract",
            Explanation.Of(match));
    }

    [Fact]
    public void Author_is_named_as_printed()
    {
        var paper = Sample.Paper("T") with { Authors = ["Yann LeCun"] };

        Assert.Equal("‘Y. LeCun’ among the authors (as ‘Yann LeCun’)", Explanation.Of(Sample.Find([paper], "author:\"Y. LeCun\"").Single()));
    }

    [Theory]
    [InlineData("+large language models^2", "‘large language models’ in the title")]
    [InlineData("protein | llm | language models^0.5", "‘language models’ in the title")]
    [InlineData("title:language model", "‘language model’ in the title (as ‘language models’)")]
    [InlineData("diffus*", "‘diffus*’ in the abstract (as ‘diffusers’)")]
    [InlineData("category:cs.*", "‘cs.*’ among the categories (as ‘cs.LG’)")]
    [InlineData("robots", "‘robots’ 3 times in the abstract and among the key phrases")]
    [InlineData("robot", "‘robot’ 3 times in the abstract and among the key phrases (as ‘robots’)")]
    [InlineData("data quality control", "‘data’, ‘quality’ and ‘control’ near each other in the abstract")]
    [InlineData("reinforcement learning", "‘reinforcement learning’ in the abstract, ‘reinforcement’ near ‘learning’ in the title")]
    public void Explanation_names_the_keyword_that_hit_and_its_form(string keyword, string expected)
    {
        var paper = Sample.Paper(
            "Of large language models and reinforcement for learning",
            "Robots see robots; robots use diffusers. Reinforcement learning helps data and quality control.") with
        {
            Categories = ["cs.LG"],
            KeyPhrases = ["robots"],
        };

        Assert.Equal(expected, Explanation.Of(Sample.Find([paper], keyword).Single()));
    }

    [Fact]
    public void Acronym_that_hit_is_said()
    {
        var paper = Sample.Paper("VLMs that see", "Vision-language models (VLMs) are large.");

        Assert.Equal(
            "‘vision-language model’ in the title (as ‘VLMs’) and twice in the abstract (as ‘Vision-language models’)",
            Explanation.Of(Sample.Find([paper], "vision-language model").Single()));
    }
}
