namespace Alerts.Mail;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("  a   b ", "a b")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("a\u2066b\u2069c\u200E\u200F\u061C", "abc")]
    [InlineData("a\0b\u0007c\u007F", "abc")]
    [InlineData("x\u2028y\u2029z\u0085w", "x y z w")]
    [InlineData("soft\u00ADhyphen \uFEFFmark", "softhyphen mark")]
    [InlineData("👨‍👩‍👧 می‌خواهم", "👨‍👩‍👧 می‌خواهم")]
    public void Line_holds_only_what_is_read(string text, string line)
    {
        Assert.Equal(line, SafeText.Line(text));
    }

    [Fact]
    public void Lone_surrogates_go()
    {
        Assert.Equal("ab", SafeText.Line("a\uD83Db"));
        Assert.Equal("ab", SafeText.Line("a\uDE00b"));
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly ten", 11, "exactly ten")]
    [InlineData("cut between two words", 15, "cut between…")]
    [InlineData("nospacesatallhere", 9, "nospaces…")]
    public void Truncation_cuts_between_words_where_it_can(string text, int most, string cut)
    {
        Assert.Equal(cut, SafeText.Truncate(text, most));
    }

    [Fact]
    public void Truncation_bounds_marks_that_pile_up_on_one_letter()
    {
        var text = "a" + new string('\u0301', 10_000);

        Assert.Equal("…", SafeText.Truncate(text, 20));
        Assert.Equal("word…", SafeText.Truncate("word " + text, 20));
    }

    [Theory]
    [InlineData("graph neural networks", "graph neural networks")]
    [InlineData("\"exact form\"", "exact form")]
    [InlineData("+title:\"world model\"^3", "world model")]
    [InlineData("author:\"Y. LeCun\"", "Y. LeCun")]
    [InlineData("category:cs.CL", "cs.CL")]
    [InlineData("category:cs.*", "cs.*")]
    [InlineData("GRPO | PPO", "GRPO")]
    [InlineData("quantiz*^0.5", "quantiz")]
    [InlineData("\r\nBcc: x", "Bcc: x")]
    public void Keyword_label_is_what_a_person_would_say(string line, string label)
    {
        Assert.Equal(label, KeywordLabel.Of(line));
    }
}
