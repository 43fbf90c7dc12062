using CsCheck;

namespace Alerts.Profiles;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Ada@Example.ORG", "Ada@example.org", "ada@example.org")]
    [InlineData("  ada+papers@example.org ", "ada+papers@example.org", "ada+papers@example.org")]
    [InlineData("ada@BÜCHER.example", "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@例え.テスト", "ada@xn--r8jz45g.xn--zckzah", "ada@xn--r8jz45g.xn--zckzah")]
    [InlineData("O'Neil_x@sub.example.org.", "O'Neil_x@sub.example.org", "o'neil_x@sub.example.org")]
    [InlineData("ÅSA@example.org", "ÅSA@example.org", "åsa@example.org")]
    [InlineData("alerts@localhost", "alerts@localhost", "alerts@localhost")]
    public void An_address_is_kept_as_typed_and_compared_in_lower_case(string typed, string sending, string key)
    {
        Assert.True(EmailAddress.TryParse(typed, out var address));
        Assert.Equal((sending, key), (address!.Sending, address.Key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("ada@.")]
    [InlineData("ada@exa mple.org")]
    [InlineData("ada@example..org")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("ada lovelace@example.org")]
    [InlineData("ada@example.org\r\nBcc: all@example.org")]
    [InlineData("ada\r\nBcc: x@example.org")]
    [InlineData("ada\u0000@example.org")]
    [InlineData("ada\u202e@example.org")]
    [InlineData("\ud800@example.org")]
    [InlineData("<ada@example.org>")]
    [InlineData("a,b@example.org")]
    [InlineData(".ada@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData("ada@-example.org")]
    public void What_could_not_be_sent_to_is_no_address(string? typed) => Assert.False(EmailAddress.TryParse(typed, out _));

    [Fact]
    public void Lengths_are_those_of_smtp()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 60), 3));

        Assert.True(EmailAddress.TryParse($"{new string('a', 64)}@{domain}", out _));
        Assert.False(EmailAddress.TryParse($"{new string('a', 65)}@{domain}", out _));
        Assert.False(EmailAddress.TryParse($"{new string('a', 64)}@{domain}.{new string('e', 60)}", out _));
    }

    [Fact]
    public void Whatever_comes_is_an_address_of_one_line_or_none() => Gen.String.Sample(text =>
        !EmailAddress.TryParse(text + "@example.org", out var address)
        || (!address!.Sending.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && EmailAddress.TryParse(address.Sending, out var again)
            && again == address));
}
