namespace Alerts.Papers;

public sealed class ArxivIdTests
{
    [Theory]
    [InlineData("2608.17271", "2608.17271")]
    [InlineData("2608.17271v12", "2608.17271")]
    [InlineData("0704.0001", "0704.0001")]
    [InlineData("arXiv:2608.17271v2", "2608.17271")]
    [InlineData("oai:arXiv.org:2508.13426v1", "2508.13426")]
    [InlineData("http://arxiv.org/abs/2401.00001v1", "2401.00001")]
    [InlineData("https://arxiv.org/pdf/2401.00001.pdf", "2401.00001")]
    [InlineData("https://huggingface.co/papers/2401.00001?x=1", "2401.00001")]
    [InlineData("10.48550/arXiv.2401.00001", "2401.00001")]
    [InlineData("math/0309136", "math/0309136")]
    [InlineData("math.GT/0309136v2", "math/0309136")]
    [InlineData("http://arxiv.org/abs/cs.LG/0102003", "cs/0102003")]
    [InlineData("cond-mat/9901001", "cond-mat/9901001")]
    [InlineData("2608.1", null)]
    [InlineData("12608.17271", null)]
    [InlineData("paper/0309136/x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Id_is_found_in_every_form(string? text, string? id) => Assert.Equal(id, ArxivId.Parse(text));
}
