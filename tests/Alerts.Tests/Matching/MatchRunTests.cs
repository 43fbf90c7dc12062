using System.Text;
using System.Text.Json;

namespace Alerts.Matching;

public sealed class MatchRunTests
{
    private static readonly PaperIndex Index = PaperIndex.Build(
        [Sample.Paper("Video diffusion"), Sample.Paper("Graphs", "A graph of video.", 2)], RarityStatistic.Empty);

    [Fact]
    public async Task Matches_come_in_the_order_of_the_profiles_best_first()
    {
        var lines = Enumerable.Range(0, 5000).Select(i => $$"""{"id":"u{{i}}","keywords":["video","{{(i % 2 == 0 ? "diffusion" : "graph^5")}}"]}""");

        var (output, problems, summary) = await RunAsync(string.Join('\n', lines));

        Assert.Empty(problems);
        Assert.Equal(new MatchRunSummary(5000, 10_000, 0), summary);
        Assert.Equal(Enumerable.Range(0, 5000).SelectMany(i => new[] { $"u{i}", $"u{i}" }), output.Select(o => o.GetProperty("profile").GetString()));
        Assert.Equal("2608.00001", output[0].GetProperty("paper").GetString());
        Assert.Equal("2608.00002", output[2].GetProperty("paper").GetString());
        var hit = output[0].GetProperty("hits")[0];
        Assert.Equal(("video", "title", 0, 5), (hit.GetProperty("keyword").GetString(), hit.GetProperty("field").GetString(), hit.GetProperty("start").GetInt32(), hit.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task Bad_lines_are_told_and_end_nothing()
    {
        const string Input = """
            {"profile":7,"other":{"keywords":1},"keywords":["video","^^","", 5, "\"open"]}

            not json
            {"keywords":"video"}
            {"id":"x"}
            [1]
            {"keywords":["graph"]}
            """;

        var (output, problems, summary) = await RunAsync(Input);

        Assert.Equal(["7", "7", "7"], [output[0].GetProperty("profile").GetString(), output[1].GetProperty("profile").GetString(), output[2].GetProperty("profile").GetString()]);
        Assert.Equal(2, summary.Profiles);
        Assert.Equal(["line 1, keyword 2", "line 1, keyword 4", "line 1, keyword 5", "line 3, column 2", "line 4, column 13", "line 5, column 1", "line 6, column 1"], problems.Select(p => p.Split(':')[0]));
    }

    [Theory]
    [InlineData('|')]
    [InlineData('\u0301')]
    [InlineData('\u202E')]
    [InlineData('(')]
    [InlineData('&')]
    [InlineData('\\')]
    [InlineData('"')]
    public async Task Hostile_line_is_one_problem(char c)
    {
        var (output, problems, _) = await RunAsync(JsonSerializer.Serialize(new { id = "x", keywords = new[] { new string(c, 1_000_000), "video" } }));

        Assert.StartsWith("line 1, keyword 1:", Assert.Single(problems), StringComparison.Ordinal);
        Assert.True(problems[0].Length < 500);
        Assert.Equal(2, output.Count);
    }

    [Fact]
    public async Task Broken_character_spoils_its_keyword_only()
    {
        var (output, problems, _) = await RunAsync("""{"id":"x","keywords":["\ud800", "a\udc00b", "video"]}""");

        Assert.Equal(["line 1, keyword 1", "line 1, keyword 2"], problems.Select(p => p.Split(':')[0]));
        Assert.Equal(2, output.Count);
    }

    [Fact]
    public async Task What_is_beyond_the_limits_is_told_once()
    {
        var lines = Enumerable.Range(0, 300).Select(i => $"{i} {new string('x', 150)}").Prepend("video");

        var (output, problems, _) = await RunAsync(JsonSerializer.Serialize(new { id = "x", keywords = lines }));

        Assert.Contains("30000 characters", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Equal(2, output.Count);
    }

    /// <summary>Two to the power of its words are the ways to read it, and none reaches the end.</summary>
    [Theory]
    [InlineData("ab")]
    [InlineData("abab")]
    [InlineData("AB")]
    public void Keyword_of_many_readings_ends(string word)
    {
        var keyword = string.Concat(Enumerable.Repeat($"{word} ", 190 / (word.Length + 1))) + "nowhere";

        Assert.Empty(Sample.Find([Sample.Paper("ab abab ababab ba aba bab", "a big (AB) and an ample bath (AB)")], keyword));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("e\u0301\u0301")]
    [InlineData("(A) ")]
    [InlineData("\u202Ea")]
    [InlineData("\uD800")]
    [InlineData("&amp;")]
    [InlineData("$_{\\\"")]
    [InlineData("(")]
    public void Hostile_text_is_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length)) + " video";

        Assert.NotNull(Sample.Find([Sample.Paper("t", text)], "video"));
    }

    private static async Task<(List<JsonElement> Output, List<string> Problems, MatchRunSummary Summary)> RunAsync(string input)
    {
        using var output = new MemoryStream();
        List<string> problems = [];
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var summary = await new MatchRun(Index, MatchOptions.Everything).RunAsync(lines, output, problems.Add, null, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(output.ToArray());
        return ([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))], problems, summary);
    }
}
