using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Alerts.Profiles;

/// <summary>A profile's limits are the same wherever it comes from: lines (the API, the page, the store) or a file of JSON lines.</summary>
public sealed class KeywordProfileTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    [InlineData(100_000, 1)]
    public void Two_hundred_keywords_are_taken(int lines, int errors)
    {
        var read = ReadBoth(Enumerable.Range(1, lines).Select(i => $"keyword {i}"));

        Assert.Equal(200, read.Keywords.Count);
        Assert.Equal(errors, read.Errors.Length);
        Assert.All(read.Errors, error => Assert.Equal("column 1: more than 200 keywords; expected at most 200 keywords in a profile", error));
    }

    [Fact]
    public void Blank_lines_and_lines_that_say_the_same_do_not_count()
    {
        var read = ReadBoth(Enumerable.Range(1, 150).SelectMany(i => new[] { $"keyword {i}", "  ", $" keyword   {i}^1" }));

        Assert.Equal(150, read.Keywords.Count);
        Assert.Empty(read.Errors);
    }

    [Fact]
    public void Thirty_thousand_characters_are_taken_without_the_spaces_around()
    {
        var lines = Enumerable.Range(0, 150).Select(i => new string(' ', 500) + i.ToString("D3", null).PadRight(200, 'x')).ToList();
        Assert.Empty(ReadBoth(lines).Errors);

        var read = ReadBoth([.. lines, "y", "z"]);

        Assert.Equal(150, read.Keywords.Count);
        Assert.Equal("column 1: more than 30000 characters in all; expected at most 30000 characters in a profile", Assert.Single(read.Errors));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('|')]
    [InlineData('^')]
    [InlineData('"')]
    [InlineData('(')]
    [InlineData('\\')]
    [InlineData('\u0301')]
    [InlineData('\u202E')]
    public void Line_far_too_long_is_wrong_by_itself(char c)
    {
        var read = ReadBoth(["before", new string(c, 1_000_000), "after"]);

        Assert.Equal(["before", "after"], read.Keywords.Select(keyword => keyword.Source));
        Assert.Equal("column 201: a keyword of 1000000 characters is too long; expected at most 200 characters", Assert.Single(read.Errors));
    }

    [Theory]
    [InlineData('|')]
    [InlineData('^')]
    [InlineData('"')]
    [InlineData('(')]
    [InlineData('*')]
    [InlineData('\u0301')]
    [InlineData('\u202E')]
    public void Longest_line_of_marks_is_told_shortly(char c)
    {
        var read = ReadBoth([new string(c, 200), "a" + new string(c, 199)]);

        Assert.NotEmpty(read.Errors);
        Assert.All(read.Errors, error => Assert.True(error.Length < 450 && !error.Contains('\u202E', StringComparison.Ordinal), error));
    }

    [Fact]
    public void Two_hundred_characters_are_a_line_and_one_more_is_not()
    {
        Assert.Empty(ReadBoth([$"  {new string('x', 200)}\t"]).Errors);
        Assert.Equal("column 203: a keyword of 201 characters is too long; expected at most 200 characters", Assert.Single(ReadBoth([$"  {new string('x', 201)}"]).Errors));
    }

    [Fact]
    public void Broken_characters_take_their_keyword_alone()
    {
        var read = new ProfileReader(new KeywordCache()).Read("""{"id":"a","keywords":["one","\ud800","two",3]}"""u8, 5);

        Assert.Equal(["one", "two"], read.Profile!.Keywords.Select(keyword => keyword.Source));
        Assert.Equal(["line 5, keyword 2", "line 5, keyword 4"], read.Problems.Select(problem => problem.Split(':')[0]));
    }

    [Theory]
    [InlineData("""{"keywords":["a"]} x""", "line 3, column 20: no JSON: ")]
    [InlineData("""{"keywords":["a"]""", "line 3, column 18: no JSON: ")]
    [InlineData("""{"id":"x"}""", "line 3, column 1: no \"keywords\"")]
    public void Line_that_is_no_profile_says_where(string line, string problem) =>
        Assert.StartsWith(problem, Assert.Single(new ProfileReader(new KeywordCache()).Read(Encoding.UTF8.GetBytes(line), 3).Problems), StringComparison.Ordinal);

    [Fact]
    public void Same_line_is_the_same_keyword_while_there_is_room()
    {
        var cache = new KeywordCache();
        string[] lines = [.. Enumerable.Range(0, 5_000).Select(i => $"-keyword {i} | \"other\"")];
        Keyword[] Read() => [.. lines.Chunk(100).SelectMany(chunk => KeywordProfile.Parse("p", chunk, cache).Profile.Keywords)];

        var (first, second) = (Read(), Read());

        Assert.Equal(first, second);
        Assert.Equal(lines, first.Select(keyword => keyword.Source));
        Assert.InRange(first.Zip(second).Count(pair => ReferenceEquals(pair.First, pair.Second)), 4_500, 5_000);
    }

    [Fact]
    public void Lines_that_differ_in_sign_and_weight_are_looked_up_as_one()
    {
        var keywords = KeywordProfile.Parse("p", ["-graph nets", "graph nets^2", "+(graph nets)", "graph nets"], new KeywordCache()).Profile.Keywords;

        Assert.Equal(4, keywords.Count);
        Assert.All(keywords.Take(3), keyword => Assert.Same(keywords[3], keyword.Plain));
        Assert.Null(keywords[3].Plain);
    }

    private static (IReadOnlyList<Keyword> Keywords, string[] Errors) ReadBoth(IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        var parsed = KeywordProfile.Parse("p", all);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { id = "p", keywords = all }, Plain);
        var read = new ProfileReader(new KeywordCache()).Read(json, 1);
        Assert.Equal(parsed.Profile.Keywords, read.Profile!.Keywords);
        Assert.Equal(parsed.Errors.Select(error => $"line 1, keyword {error.Line}: {error.Description}"), read.Problems);
        return (parsed.Profile.Keywords, [.. parsed.Errors.Select(error => error.Description)]);
    }
}
