using Alerts.Profiles;
using CsCheck;

namespace Alerts.KeyPhrases;

public sealed class KeywordSuggesterTests
{
    private const string Title = "Sparse attention for protein folding";

    private const string Text =
        "We study sparse attention for protein folding with GPT-4 and C++. Protein folding needs memory; sparse attention saves it. "
        + "Results on contact maps improve. The method is new.";

    [Fact]
    public void Rarest_useful_keyword_comes_first_and_what_no_paper_has_last()
    {
        var suggested = Suggest(new() { ["sparse attention"] = 0.02, ["protein folding"] = 0.001 });

        Assert.Equal(["protein folding", "sparse attention"], suggested.Take(2));
        Assert.Contains("contact maps", suggested.Skip(2));
    }

    [Fact]
    public void What_floods_its_reader_is_left_out()
    {
        Assert.DoesNotContain("sparse attention", Suggest(new() { ["sparse attention"] = 0.26 }));
    }

    [Fact]
    public void Part_of_a_suggestion_that_finds_the_same_is_left_out()
    {
        const string Text = "Graph kernels compare graphs. Fast graph kernels exist. A kernel trick for graph kernels helps.";

        var suggested = KeywordSuggester.Suggest("", Text, _ => 0.1, 10);

        Assert.Contains("graph kernels", suggested);
        Assert.Contains("kernel trick", suggested);
        Assert.DoesNotContain("kernels", suggested);
    }

    [Fact]
    public void Names_keep_their_capitals()
    {
        Assert.Contains("GPT-4", Suggest([]));
    }

    [Fact]
    public void Word_of_every_paper_is_no_suggestion()
    {
        Assert.DoesNotContain("results", Suggest([]));
    }

    [Fact]
    public void Every_suggestion_is_a_plain_keyword_for_any_text() =>
        Gen.Select(Gen.String, Gen.String).Sample((title, text) => Assert.All(
            KeywordSuggester.Suggest(title, text, _ => 0, 10), line => Assert.Equal(KeywordRole.Wanted, Keyword.Parse(line).Role)));

    private static IReadOnlyList<string> Suggest(Dictionary<string, double> shares) =>
        KeywordSuggester.Suggest(Title, Text, keyword => shares.GetValueOrDefault(keyword.Source), 12);
}
