namespace Alerts.Profiles;

public sealed class KeywordTests
{
    [Theory]
    [InlineData("graph neural networks", "graph neural networks")]
    [InlineData("  graph   neural\tnetworks ", "graph neural networks")]
    [InlineData("\"exact form\"", "\"exact form\"")]
    [InlineData("“Body-Object”", "\"Body-Object\"")]
    [InlineData("-excluded", "-excluded")]
    [InlineData("–excluded", "-excluded")]
    [InlineData("—excluded", "-excluded")]
    [InlineData("+required", "+required")]
    [InlineData("A | B", "A | B")]
    [InlineData("A|A|B", "A | B")]
    [InlineData("b | b^2 | b", "b^2 | b")]
    [InlineData("TITLE:A OR Abs:B", "title:A | abstract:B")]
    [InlineData("OR gate | AND gate", "OR gate | AND gate")]
    [InlineData("a | all:OR gate", "a | all:OR gate")]
    [InlineData("all:- b", "all:- b")]
    [InlineData("((a | b))^2", "a | b^2")]
    [InlineData("(\"a)\" | b ^ 2)", "\"a)\" | b^2")]
    [InlineData("(a) | (b)", "all:(a) | (b)")]
    [InlineData("(deep) learning", "(deep) learning")]
    [InlineData("\u201Ca \uFF02 b\u201D", "\"a \\\uFF02 b\"")]
    [InlineData("diffus*", "diffus*")]
    [InlineData("A* search", "A* search")]
    [InlineData("LLM^2", "LLM^2")]
    [InlineData("LLM ^ 0.50", "LLM^0.5")]
    [InlineData("LLM^1", "LLM")]
    [InlineData("L^2 norm", "L^2 norm")]
    [InlineData("title:world model", "title:world model")]
    [InlineData("author:\"Y. LeCun\"", "author:\"Y. LeCun\"")]
    [InlineData("au: LeCun", "author:LeCun")]
    [InlineData("cat:cs.CV", "category:cs.CV")]
    [InlineData("category:cs.*", "category:cs.*")]
    [InlineData("+title:\"world model\"^3", "+title:\"world model\"^3")]
    [InlineData("-category:cs.CR", "-category:cs.CR")]
    [InlineData("ti:\"Event Camera\" OR abs:\"Event Camera\"", "title:\"Event Camera\" | abstract:\"Event Camera\"")]
    [InlineData("(ti:\"Event Camera\" OR abs:\"Event Camera\")", "title:\"Event Camera\" | abstract:\"Event Camera\"")]
    [InlineData("C++", "C++")]
    [InlineData("Wav2Vec 2.0: speech", "Wav2Vec 2.0: speech")]
    [InlineData("\"say \\\"hi\\\" \\\\o\"", "\"say \\\"hi\\\" \\\\o\"")]
    public void Line_is_read_and_printed_in_one_form(string line, string printed)
    {
        var keyword = Keyword.Parse(line);

        Assert.Equal(printed, keyword.ToString());
        Assert.Equal(keyword, Keyword.Parse(printed));
    }

    [Theory]
    [InlineData("", 1, null)]
    [InlineData("   ", 4, null)]
    [InlineData("- survey", 2, "-survey")]
    [InlineData("+-survey", 2, "+survey")]
    [InlineData("\"open", 1, "\"open\"")]
    [InlineData("graph \"neural network\"", 7, "graph neural network")]
    [InlineData("\"a\" b", 5, "\"a\"")]
    [InlineData("a |", 3, "a")]
    [InlineData("| a", 1, "a")]
    [InlineData("a || b", 4, "a | b")]
    [InlineData("a | -b", 5, "a | b")]
    [InlineData("llm^0", 5, "llm^0.1")]
    [InlineData("llm^11", 5, "llm^10")]
    [InlineData("llm^2,5", 5, "llm^2.5")]
    [InlineData("llm^", 5, "llm")]
    [InlineData("llm^2^3", 6, "llm^2")]
    [InlineData("llm ^ 2 ^ 1", 9, "llm ^ 2")]
    [InlineData("a | OR b", 5, "a | b")]
    [InlineData("a OR|b", 5, "a OR b")]
    [InlineData("all: title:x", 6, "all: x")]
    [InlineData("category:cs*", 10, "category:cs.*")]
    [InlineData("ti:cat   AND abs:dog", 10, null)]
    [InlineData("robot   di*", 11, "robot di")]
    [InlineData("🙂", 1, null)]
    [InlineData("titel:\u202Eworld\u001b[31m", 1, "title:world [31m")]
    [InlineData("titel:world", 1, "title:world")]
    [InlineData("title:", 7, null)]
    [InlineData("title:abstract:x", 7, "title:x")]
    [InlineData("category:cs CL", 10, "category:cs.CL")]
    [InlineData("di*", 3, "di")]
    [InlineData("*tion", 1, "tion")]
    [InlineData("multi*modal", 6, "multimodal")]
    [InlineData("!!!", 1, null)]
    [InlineData("ti:cat AND abs:dog", 8, null)]
    public void Wrong_line_says_where_and_what_was_likely_meant(string line, int column, string? repair)
    {
        Assert.False(Keyword.TryParse(line, 7, out _, out var error));

        Assert.Equal(7, error.Line);
        Assert.Equal(column, error.Column);
        Assert.Equal(repair, error.Repair);
        Assert.NotEmpty(error.Message);
        Assert.NotEmpty(error.Expected);
    }

    [Fact]
    public void Half_a_character_is_an_error_with_a_repair()
    {
        Assert.False(Keyword.TryParse("half \uD800 pair", out _, out var error));

        Assert.Equal(6, error.Column);
        Assert.Equal("half pair", error.Repair);
    }
}
